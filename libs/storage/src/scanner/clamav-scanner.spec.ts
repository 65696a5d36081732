import { createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { Readable } from 'node:stream';
import { afterEach, describe, expect, it } from '@jest/globals';
import { ClamAvScanner } from './clamav-scanner.js';
import { ScannerUnavailable } from './file-scanner.js';
import { NoScanner } from './no-scanner.js';
import { openScanner } from './open-scanner.js';

const megabyte = 1024 * 1024;

/** Speaks clamd's side of INSTREAM: collects a stream and answers it, or answers and hangs up past `streamMaxLength`. */
class FakeClamd {
  readonly received: Buffer[] = [];
  private readonly sockets = new Set<Socket>();
  private readonly server: Server;

  constructor(
    private readonly answer: string | null,
    private readonly streamMaxLength = Number.POSITIVE_INFINITY,
  ) {
    this.server = createServer((socket) => this.serve(socket));
  }

  async start(): Promise<ClamAvScanner> {
    await new Promise<void>((resolve) => this.server.listen(0, '127.0.0.1', resolve));
    return new ClamAvScanner({
      host: '127.0.0.1',
      port: (this.server.address() as AddressInfo).port,
      idleTimeout: 300,
    });
  }

  stop(): void {
    this.server.close();
    for (const socket of this.sockets) socket.destroy();
  }

  private serve(socket: Socket): void {
    this.sockets.add(socket);
    socket.on('error', () => {});
    let waiting = Buffer.alloc(0);
    let greeted = false;
    let total = 0;
    socket.on('data', (data: Buffer) => {
      waiting = Buffer.concat([waiting, data]);
      if (!greeted) {
        if (waiting.length < 10) return;
        expect(waiting.toString('latin1', 0, 10)).toBe('zINSTREAM\0');
        waiting = waiting.subarray(10);
        greeted = true;
      }
      while (waiting.length >= 4) {
        const length = waiting.readUInt32BE(0);
        if (length === 0) {
          if (this.answer !== null) socket.end(`${this.answer}\0`);
          return;
        }
        if (total + length > this.streamMaxLength) {
          socket.pause();
          socket.write('INSTREAM size limit exceeded. ERROR\0', () => socket.resetAndDestroy());
          return;
        }
        if (waiting.length < 4 + length) return;
        this.received.push(Buffer.from(waiting.subarray(4, 4 + length)));
        total += length;
        waiting = waiting.subarray(4 + length);
      }
    });
  }
}

describe('scanning with ClamAV', () => {
  let clamd: FakeClamd | undefined;
  afterEach(() => clamd?.stop());

  const scanWith = async (fake: FakeClamd, content: Buffer = Buffer.from('a document')) => {
    clamd = fake;
    const scanner = await fake.start();
    return scanner.scan(Readable.from([content], { objectMode: false }), { size: content.length });
  };

  it('calls a file clean when clamd has read all of it and found nothing', async () => {
    const content = Buffer.alloc(3 * megabyte, 'laurel ');
    const fake = new FakeClamd('stream: OK');
    clamd = fake;
    const scanner = await fake.start();

    await expect(
      scanner.scan(Readable.from(inPieces(content), { objectMode: false }), { size: content.length }),
    ).resolves.toEqual({ result: 'clean', detail: null });

    expect(Buffer.concat(fake.received).equals(content)).toBe(true);
  });

  it('calls a file infected, with what was found', async () => {
    await expect(scanWith(new FakeClamd('stream: Win.Test.EICAR_HDB-1 FOUND'))).resolves.toEqual({
      result: 'infected',
      detail: 'Win.Test.EICAR_HDB-1',
    });
  });

  it.each(['Heuristics.Limits.Exceeded.MaxFileSize', 'Heuristics.Limits.Exceeded', 'Heuristics.Encrypted.PDF'])(
    'calls a file unscannable that was not looked into: %s',
    async (finding) => {
      await expect(scanWith(new FakeClamd(`stream: ${finding} FOUND`))).resolves.toEqual({
        result: 'unscannable',
        detail: finding,
      });
    },
  );

  it('calls a file unscannable when clamd hangs up in the middle because it is too long', async () => {
    const fake = new FakeClamd('stream: OK', 2 * megabyte);
    clamd = fake;
    const scanner = await fake.start();
    const content = Readable.from(inPieces(Buffer.alloc(50 * megabyte)), { objectMode: false });

    await expect(scanner.scan(content, { size: 50 * megabyte })).resolves.toEqual({
      result: 'unscannable',
      detail: 'larger than the scanner takes',
    });

    expect(content.destroyed).toBe(true);
  });

  it('gives no verdict when clamd reports a trouble of its own', async () => {
    await expect(scanWith(new FakeClamd("Can't allocate memory ERROR"))).rejects.toThrow(ScannerUnavailable);
  });

  it('gives no verdict when the connection is refused, so that the scan is tried again', async () => {
    const content = Readable.from([Buffer.from('x')], { objectMode: false });

    await expect(new ClamAvScanner({ host: '127.0.0.1', port: 1 }).scan(content, { size: 1 })).rejects.toThrow(
      ScannerUnavailable,
    );

    expect(content.destroyed).toBe(true);
  });

  it('gives no verdict when clamd falls silent', async () => {
    await expect(scanWith(new FakeClamd(null))).rejects.toThrow('no sign of life');
  });

  it('gives no verdict when clamd dies before it answers', async () => {
    const fake = new FakeClamd(null);
    clamd = fake;
    const scanner = await fake.start();
    const scan = scanner.scan(Readable.from([Buffer.from('x')], { objectMode: false }), { size: 1 });
    setTimeout(() => fake.stop(), 50);

    await expect(scan).rejects.toThrow(ScannerUnavailable);
  });

  it('passes on why the content broke off', async () => {
    clamd = new FakeClamd('stream: OK');
    const scanner = await clamd.start();
    async function* breakingOff() {
      yield Buffer.from('half');
      throw new Error('the store is gone');
    }

    await expect(scanner.scan(Readable.from(breakingOff(), { objectMode: false }), { size: 8 })).rejects.toThrow(
      'the store is gone',
    );
  });

  it('gives no verdict on a part of a file', async () => {
    clamd = new FakeClamd('stream: OK');
    const scanner = await clamd.start();

    await expect(
      scanner.scan(Readable.from([Buffer.from('half')], { objectMode: false }), { size: 8 }),
    ).rejects.toThrow('4 bytes instead of 8');
  });
});

describe('which scanner is used', () => {
  it('is ClamAV where it has an address', () => {
    expect(openScanner('clamav://scanner.example.org')).toEqual(
      new ClamAvScanner({ host: 'scanner.example.org', port: 3310 }),
    );
    expect(openScanner('clamav://[::1]:4000')).toEqual(new ClamAvScanner({ host: '::1', port: 4000 }));
  });

  it('is none without an address: every file is called clean unseen', async () => {
    const scanner = openScanner(undefined);

    expect(scanner).toBeInstanceOf(NoScanner);
    await expect(scanner.scan(Readable.from('anything'), { size: 8 })).resolves.toEqual({
      result: 'clean',
      detail: null,
    });
  });
});

function* inPieces(content: Buffer): Generator<Buffer> {
  for (let at = 0; at < content.length; at += 65_536) yield content.subarray(at, at + 65_536);
}
