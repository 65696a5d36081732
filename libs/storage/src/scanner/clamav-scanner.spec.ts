import { once } from 'node:events';
import { createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { Readable } from 'node:stream';
import { Worker } from 'node:worker_threads';
import { afterEach, describe, expect, it } from '@jest/globals';
import { ClamAvScanner } from './clamav-scanner.js';
import { ScannerUnavailable } from './file-scanner.js';
import { NoScanner } from './no-scanner.js';
import { openScanner } from './open-scanner.js';

const megabyte = 1024 * 1024;

/** Acts as clamd: reads a stream and answers, or answers early and hangs up after `streamMaxLength` bytes. */
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

  async start(idleTimeout = 60_000): Promise<ClamAvScanner> {
    await new Promise<void>((resolve) => this.server.listen(0, '127.0.0.1', resolve));
    return new ClamAvScanner({ host: '127.0.0.1', port: (this.server.address() as AddressInfo).port, idleTimeout });
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
        if (waiting.toString('latin1') === 'zPING\0')
          return this.answer === null ? undefined : void socket.end(`${this.answer}\0`);
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

  it('marks a file clean when clamd has read all of it and found nothing', async () => {
    const content = Buffer.alloc(3 * megabyte, 'laurel ');
    const fake = new FakeClamd('stream: OK');
    clamd = fake;
    const scanner = await fake.start();

    await expect(
      scanner.scan(Readable.from(inPieces(content), { objectMode: false }), { size: content.length }),
    ).resolves.toEqual({ result: 'clean', detail: null });

    expect(Buffer.concat(fake.received).equals(content)).toBe(true);
  });

  it('marks a file infected, with the finding', async () => {
    await expect(scanWith(new FakeClamd('stream: Win.Test.EICAR_HDB-1 FOUND'))).resolves.toEqual({
      result: 'infected',
      detail: 'Win.Test.EICAR_HDB-1',
    });
  });

  it.each(['Heuristics.Limits.Exceeded.MaxFileSize', 'Heuristics.Limits.Exceeded', 'Heuristics.Encrypted.PDF'])(
    'marks a file unscannable that clamd could not look into: %s',
    async (finding) => {
      await expect(scanWith(new FakeClamd(`stream: ${finding} FOUND`))).resolves.toEqual({
        result: 'unscannable',
        detail: finding,
      });
    },
  );

  it('marks a file unscannable when it is too long and clamd hangs up early', async () => {
    const fake = new FakeClamd('stream: OK', 2 * megabyte);
    clamd = fake;
    const scanner = await fake.start();
    const content = Readable.from(inPieces(Buffer.alloc(50 * megabyte)), { objectMode: false });

    await expect(scanner.scan(content, { size: 50 * megabyte })).resolves.toEqual({
      result: 'unscannable',
      detail: 'larger than the scanner accepts',
    });

    expect(content.destroyed).toBe(true);
  });

  it('reads the answer of a clamd that hung up before the next write', async () => {
    const hungUp = await clamdThatHangsUp();
    const content = contentWith(async function* () {
      yield Buffer.alloc(megabyte);
      hungUp.wait();
      yield Buffer.alloc(megabyte);
    });

    await expect(hungUp.scanner.scan(content, { size: 2 * megabyte })).resolves.toEqual({
      result: 'unscannable',
      detail: 'larger than the scanner accepts',
    });
  });

  it('reads an answer that came while this process was too busy to notice', async () => {
    const hungUp = await clamdThatHangsUp({ idleTimeout: 20 });
    const content = contentWith(async function* () {
      yield Buffer.alloc(megabyte);
      // Once everything is sent: the answer waits in the socket, and the time without one is over.
      setImmediate(() => hungUp.wait(50));
    });

    await expect(hungUp.scanner.scan(content, { size: megabyte })).resolves.toMatchObject({ result: 'unscannable' });
  });

  it('gives no verdict when clamd reports a problem of its own', async () => {
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
    clamd = new FakeClamd(null);
    const scanner = await clamd.start(300);
    const scan = scanner.scan(Readable.from([Buffer.from('x')], { objectMode: false }), { size: 1 });

    await expect(scan).rejects.toThrow('no sign of life');
  });

  it('gives no verdict when clamd dies before it answers', async () => {
    const fake = new FakeClamd(null);
    clamd = fake;
    const scanner = await fake.start();
    const scan = scanner.scan(Readable.from([Buffer.from('x')], { objectMode: false }), { size: 1 });
    setTimeout(() => fake.stop(), 50);

    await expect(scan).rejects.toThrow(ScannerUnavailable);
  });

  it('answers that it is there, or not', async () => {
    clamd = new FakeClamd('PONG');
    await expect((await clamd.start()).check()).resolves.toBeUndefined();
    clamd.stop();
    clamd = new FakeClamd('COMMAND READ TIMED OUT');
    await expect((await clamd.start()).check()).rejects.toThrow(ScannerUnavailable);
    await expect(new ClamAvScanner({ host: '127.0.0.1', port: 1 }).check()).rejects.toThrow(ScannerUnavailable);
  });

  it('passes on the error of the content', async () => {
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

  it('gives no verdict on part of a file', async () => {
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

  it('is none without an address: no file is scanned, and it says so', async () => {
    const scanner = openScanner(undefined);

    expect(scanner).toBeInstanceOf(NoScanner);
    await expect(scanner.scan(Readable.from('anything'), { size: 8 })).resolves.toEqual({
      result: 'unscanned',
      detail: null,
    });
  });
});

/** A clamd in its own thread. It reads a little, answers that the stream is too long, and hangs up. */
async function clamdThatHangsUp({ idleTimeout = 60_000 } = {}) {
  const flag = new Int32Array(new SharedArrayBuffer(4));
  const thread = new Worker(
    `const { parentPort, workerData: flag } = require('node:worker_threads');
     const server = require('node:net').createServer((socket) => {
       socket.on('error', () => {});
       socket.once('data', () => {
         socket.pause();
         socket.write('INSTREAM size limit exceeded. ERROR\\0', () => socket.resetAndDestroy());
       });
       socket.on('close', () => {
         server.close();
         Atomics.store(flag, 0, 1);
         Atomics.notify(flag, 0);
       });
     });
     server.listen(0, '127.0.0.1', () => parentPort.postMessage(server.address().port));`,
    { eval: true, workerData: flag },
  );
  const [port] = (await once(thread, 'message')) as [number];
  thread.unref();
  return {
    scanner: new ClamAvScanner({ host: '127.0.0.1', port, idleTimeout }),
    /** Blocks this thread until clamd has hung up, and some milliseconds longer. Nothing can be read meanwhile. */
    wait: (longer = 0) => {
      Atomics.wait(flag, 0, 0, 30_000);
      Atomics.wait(flag, 0, 1, longer);
    },
  };
}

/** Content that comes straight from the generator, without a buffer. */
function contentWith(pieces: () => AsyncGenerator<Buffer>): Readable {
  return Object.assign(Readable.from([]), { [Symbol.asyncIterator]: pieces });
}

function* inPieces(content: Buffer): Generator<Buffer> {
  for (let at = 0; at < content.length; at += 65_536) yield content.subarray(at, at + 65_536);
}
