import { createHash } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { pathToFileURL } from 'node:url';
import type { Bench, BenchContext } from './bench.js';
import { Child, type Memory } from './child.js';
import { recordingOf } from './upload/content.js';
import type { UploadPlace } from './upload/receiver.js';

interface Measured {
  milliseconds: number;
  memory: Memory;
}

interface Upload {
  milliseconds: number;
  receipt?: { size: number; sha256: string };
}

const megabyte = 1_000_000;
const bucket = 'bench';

export const bench: Bench = {
  title: 'Uploading one large file',
  async run(context) {
    const size = (context.quick ? 50 : 500) * megabyte;
    const sha256 = await hashOf(size);
    const folder = await mkdtemp(join(tmpdir(), 'laurel-bench-'));
    process.env.AWS_ACCESS_KEY_ID = process.env.AWS_SECRET_ACCESS_KEY = 'S3RVER';
    process.env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED = 'true';
    const s3 = await Child.start<{ endpoint: string }>('upload/s3.js', { directory: join(folder, 's3'), bucket });
    try {
      const { endpoint } = s3.ready;
      const cases: [string, () => Promise<Measured>][] = [
        ['Laurel, multipart to a folder', () => throughLaurel(pathToFileURL(join(folder, 'store')).href, size, sha256)],
        ['bare write to a file', () => bare(size, { file: join(folder, 'bare') })],
        [
          'Laurel, multipart to S3',
          () => throughLaurel(`s3://${bucket}?endpoint=${endpoint}&forcePathStyle=true`, size, sha256),
        ],
        ['bare SDK upload to S3', () => bare(size, { endpoint, bucket })],
      ];
      const results = await inTurns(cases, context);
      return {
        table: {
          columns: ['path', 'seconds', 'MB/s', 'RSS before, MB', 'RSS peak, MB', 'growth, MB'],
          rows: [...results].map(([path, runs]) => rowOf(path, runs, size)),
        },
        notes: [
          `${size / megabyte} MB, made while it is sent; ${context.quick ? 'one run' : 'median of three runs'} for the time, the highest for the memory. Each run in fresh processes, warmed by 1 MB.`,
          'The memory is that of the process that stores the file: the whole API for Laurel (guards, session, rows in PostgreSQL, SHA-256, type check), a script for the bare ones. Sampled every 10 ms.',
          'A bare script makes the stream itself. For Laurel, another process sends it over loopback, and multer searches every byte for the boundary. On a machine with few cores, the sender, the API and the store share them.',
          'The S3 server is s3rver in a separate process. It writes parts and then joins them; its speed limits both S3 rows. Folder rows end with fsync.',
        ],
      };
    } finally {
      await s3.stop();
      await rm(folder, { recursive: true, force: true });
    }
  },
};

/** Every case once, then every case again, so that other work on the machine affects all equally. */
async function inTurns(
  cases: [string, () => Promise<Measured>][],
  { quick, say }: BenchContext,
): Promise<Map<string, Measured[]>> {
  const results = new Map<string, Measured[]>(cases.map(([path]) => [path, []]));
  const rounds = quick ? 1 : 3;
  for (let round = 1; round <= rounds; round++) {
    for (const [path, measure] of cases) {
      const measured = await measure();
      say(`${path}, ${round} of ${rounds}: ${(measured.milliseconds / 1000).toFixed(2)} s`);
      results.get(path)!.push(measured);
    }
  }
  return results;
}

async function throughLaurel(storeUrl: string, size: number, sha256: string): Promise<Measured> {
  const receiver = await Child.start<UploadPlace>('upload/receiver.js', { storeUrl, maxBytes: size });
  const sender = await Child.start('upload/sender.js', { ...receiver.ready, size });
  try {
    await sender.ask('warm');
    await receiver.ask('watch');
    const { milliseconds, receipt } = await sender.ask<Upload>('upload');
    if (receipt?.size !== size || receipt.sha256 !== sha256)
      throw new Error('The receipt does not match the file that was sent.');
    return { milliseconds, memory: await receiver.ask<Memory>('memory') };
  } finally {
    await sender.stop();
    await receiver.stop();
  }
}

async function bare(size: number, target: { file: string } | { endpoint: string; bucket: string }): Promise<Measured> {
  const script = await Child.start('upload/bare.js', { size, target });
  try {
    await script.ask('warm');
    await script.ask('watch');
    const { milliseconds } = await script.ask<Upload>('upload');
    return { milliseconds, memory: await script.ask<Memory>('memory') };
  } finally {
    await script.stop();
  }
}

function rowOf(path: string, runs: Measured[], size: number): (string | number)[] {
  const seconds = runs.map(({ milliseconds }) => milliseconds / 1000).sort((a, b) => a - b)[
    Math.floor(runs.length / 2)
  ]!;
  const worst = runs.reduce((most, run) => (run.memory.peak > most.memory.peak ? run : most)).memory;
  const [before, peak] = [Math.round(worst.before / megabyte), Math.round(worst.peak / megabyte)];
  return [path, Number(seconds.toFixed(2)), Math.round(size / megabyte / seconds), before, peak, peak - before];
}

async function hashOf(size: number): Promise<string> {
  const hash = createHash('sha256');
  await pipeline(recordingOf(size), hash);
  return hash.digest('hex');
}
