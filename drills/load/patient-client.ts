import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { Fault } from '../drill.js';
import type { Meter } from './meter.js';

export interface Answer<Body> {
  status: number;
  body: Body;
  /** How many requests before this one had no answer, or were told to come again. */
  retries: number;
}

interface Sending {
  method: string;
  path: string;
  body?: unknown;
  form?: () => FormData;
  headers?: Record<string, string>;
}

interface Problem {
  code?: string;
  detail?: string;
}

/** How long somebody waits for one answer before giving up. Long, because the machine of a drill may be busy. */
export const patienceMs = 180_000;
const answersWithinMs = 30_000;
const longestPauseMs = 1_000;

/**
 * Somebody who uses Laurel while it is broken. Repeats a request that had no answer, or whose answer says to come again,
 * with another api and the same Idempotency-Key. Any other answer from 500 on is a fault.
 */
export class PatientClient {
  constructor(
    private readonly apis: readonly { url: string }[],
    private readonly cookie: string,
    private readonly meter: Meter,
  ) {}

  async get<Body>(path: string): Promise<Body> {
    const { status, body } = await this.send<Body>({ method: 'GET', path });
    return this.granted(status, body, `GET ${path}`);
  }

  /** Executed once, whatever happens to the first request. Null when its answer is lost for good. */
  async post<Body>(path: string, body?: unknown): Promise<Body | null> {
    const headers = { 'idempotency-key': randomUUID() };
    const answer = await this.send<Body & Problem>({ method: 'POST', path, body, headers });
    if (answer.body?.code === 'request.response-lost') return null;
    return this.granted(answer.status, answer.body, `POST ${path}`);
  }

  /**
   * Replaces a revision that was read. If an earlier try had no answer, it may have been stored: then `stored` finds it.
   */
  async put<Body>(path: string, body: unknown, revision?: number, stored?: () => Promise<Body | null>): Promise<Body> {
    const headers: Record<string, string> = revision === undefined ? {} : { 'if-match': `"${revision}"` };
    const answer = await this.send<Body>({ method: 'PUT', path, body, headers });
    if (answer.status === 412 && answer.retries > 0 && stored !== undefined) {
      const found = await stored();
      if (found !== null) return found;
    }
    return this.granted(answer.status, answer.body, `PUT ${path}`);
  }

  /** Uploads a file. Each try is a file of its own, since an upload has no key. */
  async upload<Body>(path: string, name: string, content: () => Uint8Array<ArrayBuffer>): Promise<Body> {
    const form = (): FormData => {
      const made = new FormData();
      made.append('description', name);
      made.append('file', new Blob([content()], { type: 'application/pdf' }), name);
      return made;
    };
    const { status, body } = await this.send<Body>({ method: 'POST', path, form });
    return this.granted(status, body, `POST ${path}`);
  }

  private async send<Body>(sending: Sending): Promise<Answer<Body>> {
    const begun = performance.now();
    for (let retries = 0; ; retries += 1) {
      const answer = await this.tryOnce<Body>(sending, retries);
      const waited = performance.now() - begun;
      if (answer !== null) {
        this.meter.answered(waited);
        return { ...answer, retries };
      }
      if (waited > patienceMs)
        throw new Fault(`${sending.method} ${sending.path} was not answered within ${patienceMs / 1000} s.`);
    }
  }

  /** Null when it should be repeated. */
  private async tryOnce<Body>(
    { method, path, body, form, headers }: Sending,
    retries: number,
  ): Promise<{ status: number; body: Body } | null> {
    const api = this.apis[Math.floor(Math.random() * this.apis.length)]!;
    let response: Response;
    let read: unknown;
    try {
      response = await fetch(api.url + path, {
        method,
        body: form?.() ?? (body === undefined ? undefined : JSON.stringify(body)),
        headers: {
          accept: 'application/json',
          cookie: this.cookie,
          ...(body === undefined ? {} : { 'content-type': 'application/json' }),
          ...headers,
        },
        signal: AbortSignal.timeout(answersWithinMs),
      });
      const words = await response.text();
      read = words === '' ? undefined : JSON.parse(words);
    } catch {
      this.meter.lost += 1;
      await pause(Math.min(longestPauseMs, 50 * (retries + 1)));
      return null;
    }
    const comeAgain = response.status === 503 || (read as Problem | undefined)?.code === 'request.in-progress';
    if (comeAgain) {
      if (!response.headers.has('retry-after'))
        throw new Fault(`${method} ${path} was answered ${response.status} without Retry-After.`);
      this.meter.deferred += 1;
      await pause(Math.min(longestPauseMs, Number(response.headers.get('retry-after')) * 1000));
      return null;
    }
    if (response.status >= 500)
      throw new Fault(`${method} ${path} was answered ${response.status}: ${JSON.stringify(read)}`);
    return { status: response.status, body: read as Body };
  }

  private granted<Body>(status: number, body: Body, what: string): Body {
    if (status < 300) return body;
    throw new Fault(`${what} was answered ${status}: ${JSON.stringify(body)}`);
  }
}
