import { Socket } from 'node:net';
import type { Readable } from 'node:stream';
import { setImmediate as socketsRead } from 'node:timers/promises';
import { FileScanner, ScannerUnavailable, type Verdict } from './file-scanner.js';

export interface ClamAvAddress {
  host: string;
  port: number;
  /** A scan fails after this many milliseconds without a byte in either direction. clamd needs minutes for a large archive. */
  idleTimeout?: number;
}

const fiveMinutes = 300_000;
const connectTimeout = 10_000;
const pongWithin = 1000;

/**
 * Scans with clamd's INSTREAM command. clamd needs `AlertExceedsMax yes`, and StreamMaxLength, MaxFileSize and MaxScanSize
 * of at least the largest accepted file. Otherwise it marks a file clean after reading only part of it.
 */
export class ClamAvScanner extends FileScanner {
  constructor(private readonly address: ClamAvAddress) {
    super();
  }

  async scan(content: Readable, { size }: { size: number }): Promise<Verdict> {
    const line = new Line(this.address);
    try {
      await line.stream(content, size);
      return verdictOf(await line.answer);
    } finally {
      line.close();
      content.destroy();
    }
  }

  async check(): Promise<void> {
    const line = new Line({ ...this.address, idleTimeout: pongWithin });
    try {
      await line.ping();
      const answer = await line.answer;
      if (answer !== 'PONG') throw new ScannerUnavailable(`The virus scanner answered: ${answer}`);
    } finally {
      line.close();
    }
  }
}

/** A connection to clamd. The answer can come before all bytes are sent. */
class Line {
  readonly answer: Promise<string>;
  private answered = false;
  private readonly socket = new KeptReadable();

  constructor({ host, port, idleTimeout = fiveMinutes }: ClamAvAddress) {
    this.socket.setEncoding('utf8').setTimeout(connectTimeout);
    this.socket.on('connect', () => this.socket.setTimeout(idleTimeout));
    this.socket.on('timeout', () => void this.giveUpIfSilent());
    this.answer = new Promise((resolve, reject) => {
      let text = '';
      this.socket.on('data', (part: string) => {
        text += part;
        this.answered = text.includes('\0');
        if (this.answered) resolve(text.slice(0, text.indexOf('\0')));
      });
      this.socket.on('error', (error) => reject(unavailable(error)));
      this.socket.on('close', () =>
        reject(unavailable(this.socket.writeError ?? new Error('it closed the connection without an answer'))),
      );
    });
    this.answer.catch(() => {});
    this.socket.connect({ host, port });
  }

  async ping(): Promise<void> {
    await this.send(Buffer.from('zPING\0'));
  }

  /** Sends the content until clamd has answered. Content that ends early is an error: its verdict would be wrong. */
  async stream(content: Readable, size: number): Promise<void> {
    let sent = 0;
    await this.send(Buffer.from('zINSTREAM\0'));
    for await (const chunk of content as AsyncIterable<Buffer>) {
      if (this.isOver) return;
      if (chunk.byteLength > 0) await this.send(lengthOf(chunk), chunk);
      sent += chunk.byteLength;
    }
    if (this.isOver) return;
    if (sent !== size) throw new Error(`The file has ${sent} bytes instead of ${size}; it was not scanned.`);
    await this.send(lengthOf(Buffer.alloc(0)));
  }

  close(): void {
    this.socket.destroy();
  }

  /** Whether clamd has answered or the connection is broken. Then `answer` has the verdict or the error. */
  private get isOver(): boolean {
    return this.answered || this.socket.destroyed || this.socket.writeError !== null;
  }

  private async send(...buffers: Buffer[]): Promise<void> {
    if (this.isOver) return;
    await new Promise<void>((resolve) => this.socket.write(Buffer.concat(buffers), () => resolve()));
  }

  /** A busy process handles its timers before its sockets, so an answer that has already arrived is read first. */
  private async giveUpIfSilent(): Promise<void> {
    const { bytesRead } = this.socket;
    await socketsRead();
    if (this.socket.bytesRead === bytesRead) this.socket.destroy(new Error('no sign of life for too long'));
  }
}

/**
 * A socket that can still be read after a failed write. When a stream is too long, clamd answers early and hangs up. The
 * next write fails, and Node would destroy the socket together with the answer.
 */
class KeptReadable extends Socket {
  writeError: Error | null = null;

  override _write(chunk: unknown, encoding: BufferEncoding, callback: () => void): void {
    super._write(chunk, encoding, (error) => {
      this.writeError ??= error ?? null;
      callback();
    });
  }
}

function lengthOf(chunk: Buffer): Buffer {
  const length = Buffer.alloc(4);
  length.writeUInt32BE(chunk.byteLength);
  return length;
}

/** What clamd reports for a file that it could not look into: over its limits, or encrypted. */
const notLookedInto = /^Heuristics\.(Limits\.Exceeded|Encrypted)/;

/**
 * Reads `stream: OK`, `stream: <finding> FOUND`, `INSTREAM size limit exceeded. ERROR`.
 * @throws ScannerUnavailable for any other error that clamd reports.
 */
function verdictOf(answer: string): Verdict {
  if (/^stream: OK$/.test(answer)) return { result: 'clean', detail: null };
  const finding = /^stream: (.+) FOUND$/.exec(answer)?.[1];
  if (finding !== undefined)
    return { result: notLookedInto.test(finding) ? 'unscannable' : 'infected', detail: finding };
  if (/size limit exceeded/i.test(answer)) return { result: 'unscannable', detail: 'larger than the scanner accepts' };
  throw new ScannerUnavailable(`The virus scanner answered: ${answer}`);
}

function unavailable(error: unknown): ScannerUnavailable {
  if (error instanceof ScannerUnavailable) return error;
  return new ScannerUnavailable(
    `The virus scanner gave no verdict: ${(error as Error).message || (error as NodeJS.ErrnoException).code}`,
    { cause: error },
  );
}
