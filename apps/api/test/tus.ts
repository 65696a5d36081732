import { type ClientRequest, type IncomingHttpHeaders, request } from 'node:http';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';
import type { Problem } from '#contracts';

export interface Answer {
  status: number;
  headers: IncomingHttpHeaders;
  /** The problem document of a refusal. */
  problem: Problem;
}

interface Sending {
  method: string;
  path?: string;
  headers?: Record<string, string | number>;
  body?: Buffer;
}

/** A candidate's browser that uses the upload protocol, under a test's control byte by byte. */
export class TusSpeaker {
  constructor(
    private readonly port: number,
    private readonly cookie: string,
  ) {}

  /** Announces an upload. Returns its path. */
  async begin(size: number, metadata: Record<string, string>, headers: Sending['headers'] = {}): Promise<string> {
    const { status, headers: answered, problem } = await this.announce(size, metadata, headers);
    if (status !== 201) throw new Error(`${status} ${JSON.stringify(problem)}`);
    return new URL(answered.location!, 'http://laurel/v1/uploads').pathname;
  }

  announce(
    size: number,
    metadata: Record<string, string>,
    headers: Sending['headers'] = {},
    body?: Buffer,
  ): Promise<Answer> {
    return this.send({
      method: 'POST',
      headers: { 'Upload-Length': size, 'Upload-Metadata': encoded(metadata), ...headers },
      body,
    });
  }

  head(path: string): Promise<Answer> {
    return this.send({ method: 'HEAD', path });
  }

  async offset(path: string): Promise<number> {
    return Number((await this.head(path)).headers['upload-offset']);
  }

  patch(path: string, offset: number, body: Buffer, headers: Sending['headers'] = {}): Promise<Answer> {
    return this.send({ method: 'PATCH', path, headers: { ...patchHeaders(offset, body.length), ...headers }, body });
  }

  discard(path: string): Promise<Answer> {
    return this.send({ method: 'DELETE', path });
  }

  /**
   * Sends the first bytes of a request that announces more, and then nothing until the test lets it continue or
   * disconnect.
   */
  stalled(
    path: string,
    offset: number,
    announced: number,
    first: Buffer,
  ): { request: ClientRequest; answer: Promise<Answer> } {
    const { outgoing, answer } = this.open({ method: 'PATCH', path, headers: patchHeaders(offset, announced) });
    outgoing.write(first);
    return { request: outgoing, answer };
  }

  send(sending: Sending): Promise<Answer> {
    const { outgoing, answer } = this.open(sending);
    outgoing.end(sending.body);
    return answer;
  }

  private open({ method, path = '/v1/uploads', headers = {} }: Sending): {
    outgoing: ClientRequest;
    answer: Promise<Answer>;
  } {
    const outgoing = request({
      host: '127.0.0.1',
      port: this.port,
      method,
      path,
      agent: false,
      headers: { Cookie: this.cookie, 'Tus-Resumable': '1.0.0', ...headers },
    });
    const answer = new Promise<Answer>((resolve, reject) => {
      outgoing.on('error', reject);
      outgoing.on('response', (response) => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk: Buffer) => chunks.push(chunk));
        response.on('end', () => {
          const text = String(Buffer.concat(chunks));
          const problem = (
            response.headers['content-type']?.startsWith('application/problem+json') && text !== ''
              ? JSON.parse(text)
              : undefined
          ) as Problem;
          resolve({ status: response.statusCode!, headers: response.headers, problem });
        });
      });
    });
    return { outgoing, answer };
  }
}

function patchHeaders(offset: number, length: number) {
  return { 'Upload-Offset': offset, 'Content-Type': 'application/offset+octet-stream', 'Content-Length': length };
}

function encoded(metadata: Record<string, string>): string {
  return Object.entries(metadata)
    .map(([key, value]) => `${key} ${Buffer.from(value).toString('base64')}`)
    .join(',');
}

export interface CuttingLine {
  port: number;
  /** How many bytes reached the server, over all connections. */
  sent(): number;
  /** How often the connection was cut. */
  cuts(): number;
  close(): Promise<void>;
}

/**
 * A connection to a server that breaks after so many bytes, once for each of the given lengths. Before each break,
 * `taken` waits until the server has the bytes that were sent, so that they can be told apart from bytes that are sent
 * again.
 */
export async function cuttingLine(
  target: number,
  lengths: number[],
  taken: (sent: number) => Promise<void>,
): Promise<CuttingLine> {
  const left = [...lengths];
  const open = new Set<Socket>();
  let sent = 0;
  const server = createServer((near) => {
    const far = connect(target, '127.0.0.1');
    const cut = () => {
      near.destroy();
      far.destroy();
    };
    for (const socket of [near, far]) {
      open.add(socket);
      socket.on('error', cut).on('close', cut);
    }
    let carried = 0;
    near.on('data', (chunk) => {
      const room = (left[0] ?? Number.POSITIVE_INFINITY) - carried;
      const part = chunk.subarray(0, room);
      carried += part.length;
      sent += part.length;
      far.write(part);
      if (part.length < chunk.length) {
        left.shift();
        near.pause();
        void taken(sent).then(cut);
      }
    });
    far.pipe(near);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    port: (server.address() as AddressInfo).port,
    sent: () => sent,
    cuts: () => lengths.length - left.length,
    async close() {
      for (const socket of open) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
