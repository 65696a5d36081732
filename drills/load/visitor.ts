import { once } from 'node:events';
import type { IncomingHttpHeaders, IncomingMessage } from 'node:http';
import { request } from 'node:https';
import { text } from 'node:stream/consumers';
import { Fault } from '../drill.js';

export interface Seen {
  status: number;
  headers: IncomingHttpHeaders;
  body: string;
}

interface Visit {
  method?: string;
  headers?: Record<string, string>;
  body?: string | Buffer;
  /** Sends the body, and not the rest that `content-length` announces. */
  unfinished?: boolean;
}

/** One request over TLS to a machine whose certificate it does not check. @throws Fault when nothing comes within 20 s. */
export async function visit(url: string, { method = 'GET', headers, body, unfinished }: Visit = {}): Promise<Seen> {
  const sending = request(url, { method, headers, rejectUnauthorized: false, agent: false });
  sending.on('error', () => undefined); // also after the answer: the rest of an unfinished body
  const answered = once(sending, 'response', { signal: AbortSignal.timeout(20_000) }) as Promise<[IncomingMessage]>;
  if (unfinished) sending.write(body);
  else sending.end(body);
  try {
    const [response] = await answered.catch((error: Error) => {
      throw new Fault(`${method} ${url} was not answered: ${error.message}`);
    });
    const said = await text(response);
    return { status: response.statusCode!, headers: response.headers, body: said };
  } finally {
    sending.destroy();
  }
}
