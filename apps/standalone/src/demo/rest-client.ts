import { once } from 'node:events';
import { type IncomingMessage, request } from 'node:http';
import { json } from 'node:stream/consumers';

/** An answer of the API. Its shape is in the API's description. */
export interface Answer<Body> {
  status: number;
  body: Body;
  etag: string;
}

/** The API refused a request of the demo that should succeed. */
export class UnexpectedAnswer extends Error {}

interface Sending {
  /** Sent as JSON. */
  body?: unknown;
  headers?: Record<string, string>;
}

/** A user of the public REST API: a person with a session cookie, or a client with a bearer token. */
export class RestClient {
  private readonly credentials: Record<string, string> = {};

  constructor(
    readonly url: string,
    /** For the lines that the demo prints. */
    readonly who: string,
  ) {}

  /** Signs in with a password. Each later request sends the session cookie. */
  async signIn(email: string, password: string): Promise<void> {
    const response = await this.send('POST', '/v1/session', { body: { email, password } });
    await this.read(response, 201);
    this.credentials.cookie = (response.headers['set-cookie'] ?? [])
      .map((cookie) => cookie.split(';', 1)[0])
      .join('; ');
  }

  /** Gets a token by client credentials (OAuth 2.0). */
  async authorize(clientId: string, clientSecret: string): Promise<void> {
    const form = new URLSearchParams({ grant_type: 'client_credentials' }).toString();
    const basic = Buffer.from(`${encodeURIComponent(clientId)}:${encodeURIComponent(clientSecret)}`).toString('base64');
    const headers = { authorization: `Basic ${basic}`, 'content-type': 'application/x-www-form-urlencoded' };
    const response = await this.send('POST', '/oauth2/token', { headers }, form);
    const { body } = await this.read<{ access_token: string }>(response, 200);
    this.credentials.authorization = `Bearer ${body.access_token}`;
  }

  async get<Body>(path: string): Promise<Body> {
    return (await this.read<Body>(await this.send('GET', path), 200)).body;
  }

  /** @throws UnexpectedAnswer when the API refuses it. */
  async post<Body>(path: string, body?: unknown, headers?: Record<string, string>): Promise<Body> {
    return (await this.read<Body>(await this.send('POST', path, { body, headers }))).body;
  }

  async put<Body>(path: string, body: unknown, headers?: Record<string, string>): Promise<Body> {
    return (await this.read<Body>(await this.send('PUT', path, { body, headers }))).body;
  }

  /** Returns the expected refusal. @throws UnexpectedAnswer when the request succeeds, or is refused with another status. */
  async refusal<Body>(status: number, method: string, path: string, body?: unknown): Promise<Body> {
    return (await this.read<Body>(await this.send(method, path, { body }), status)).body;
  }

  /** Uploads one file as multipart, and reports how many bytes are sent. */
  async upload<Body>(
    path: string,
    file: { name: string; mediaType: string; content: Buffer },
    fields: Record<string, string>,
    onProgress: (sent: number) => void,
  ): Promise<Body> {
    const boundary = `demo-${crypto.randomUUID()}`;
    const parts = Object.entries(fields).map(
      ([name, value]) => `--${boundary}\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`,
    );
    const head = Buffer.from(
      `${parts.join('')}--${boundary}\r\nContent-Disposition: form-data; name="file"; filename="${file.name}"\r\nContent-Type: ${file.mediaType}\r\n\r\n`,
    );
    const tail = Buffer.from(`\r\n--${boundary}--\r\n`);
    const sending = this.open('POST', path, {
      'content-type': `multipart/form-data; boundary=${boundary}`,
      'content-length': String(head.length + file.content.length + tail.length),
    });
    const answered = once(sending, 'response') as Promise<[IncomingMessage]>;
    sending.write(head);
    for (let sent = 0; sent < file.content.length;) {
      const chunk = file.content.subarray(sent, sent + 256 * 1024);
      if (!sending.write(chunk)) await once(sending, 'drain');
      onProgress((sent += chunk.length));
    }
    sending.end(tail);
    return (await this.read<Body>((await answered)[0], 201)).body;
  }

  private async send(
    method: string,
    path: string,
    { body, headers = {} }: Sending = {},
    raw?: string,
  ): Promise<IncomingMessage> {
    const content = raw ?? (body === undefined ? undefined : JSON.stringify(body));
    const type: Record<string, string> = body === undefined ? {} : { 'content-type': 'application/json' };
    const sending = this.open(method, path, {
      ...type,
      ...headers,
      ...(content === undefined ? {} : { 'content-length': String(Buffer.byteLength(content)) }),
    });
    const answered = once(sending, 'response') as Promise<[IncomingMessage]>;
    sending.end(content);
    return (await answered)[0];
  }

  private open(method: string, path: string, headers: Record<string, string>) {
    // One connection for each request: the server may close an idle connection just when it is used again.
    return request(new URL(path, this.url), {
      method,
      agent: false,
      headers: { accept: 'application/json', ...this.credentials, ...headers },
    });
  }

  private async read<Body>(response: IncomingMessage, expected?: number): Promise<Answer<Body>> {
    const status = response.statusCode ?? 0;
    const body = status === 204 ? (response.resume(), undefined) : await json(response);
    if (expected === undefined ? status >= 400 : status !== expected) {
      throw new UnexpectedAnswer(
        `${this.who}: the API answered ${status}${expected ? ` where ${expected} was expected` : ''}.\n${JSON.stringify(body, null, 2)}`,
      );
    }
    return { status, body: body as Body, etag: response.headers.etag ?? '' };
  }
}
