import { AddFile, Preparation } from '#submissions';
import {
  asCandidate,
  aSubmission,
  type Laurel,
  type LongFile,
  scanOf,
  startLaurel,
  type TheirSubmission,
  videoOf,
} from '#testing';
import type { Bench, BenchContext } from './bench.js';
import type { Waits } from './releases/reader.js';
import { fill } from './review-queue/fill.js';
import { readsPerSecond, round, until, waitsColumns, waitsDuring, waitsRow, whileReading } from './waits.js';

interface Run {
  what: string;
  waits: Waits;
  /** Until the blind copy was ready. */
  seconds: number;
}

export const bench: Bench = {
  title: 'Preparing long files: the worker makes blind copies while clients read from the API',
  async run(context) {
    const [pages, bytes, idleSeconds] = context.quick ? [30, 50_000_000, 3] : [300, 500_000_000, 20];
    const files: [string, LongFile][] = [
      [`prepares a scan of ${pages} pages`, scanOf(pages)],
      [`prepares a video of ${bytes / 1e6} MB`, videoOf(bytes)],
    ];
    const { idle, runs } = await preparationOf(files, idleSeconds, context);
    return {
      table: {
        columns: waitsColumns('the API, while the worker'),
        rows: [
          waitsRow('has nothing to do', idle, idle),
          ...runs.map(({ what, waits }) => waitsRow(what, waits, idle)),
        ],
      },
      notes: [
        ...runs.map(({ what, seconds }) => `The worker ${what} in ${round(seconds)} s, its virus scan left out.`),
        `Meanwhile a client reads a reviewer's queue ${readsPerSecond} times per second; each wait counts from the moment its request was due. The API, the worker with its preparing process, the client and PostgreSQL are separate processes on the same cores.`,
      ],
    };
  },
};

async function preparationOf(
  files: [string, LongFile][],
  idleSeconds: number,
  { say }: BenchContext,
): Promise<{ idle: Waits; runs: Run[] }> {
  const laurel = await startLaurel({ at: new Date() });
  // Tests prepare files in their own process. This measures production.
  const configuration = { ...laurel.configuration, environment: 'production' as const };
  try {
    const reviewerId = (await fill(laurel, 1_000)).id;
    const draft = await aSubmission(laurel).draft();
    const { idle, result } = await whileReading(
      { laurel, configuration, reviewerId, idleSeconds, say },
      async (reader) => {
        const runs: Run[] = [];
        for (const [what, file] of files) {
          say(what);
          const key = await uploaded(laurel, draft, file);
          const begun = performance.now();
          const waits = await waitsDuring(reader, () =>
            until(async () => (await laurel.dataSource.manager.findOneBy(Preparation, { id: key }))?.state === 'ready'),
          );
          runs.push({ what, waits, seconds: (performance.now() - begun) / 1000 });
        }
        return runs;
      },
    );
    return { idle, runs: result };
  } finally {
    await laurel.stop();
  }
}

async function uploaded(laurel: Laurel, { id, candidateId }: TheirSubmission, file: LongFile): Promise<string> {
  const { storageKey } = await laurel.get(AddFile).run({
    actor: asCandidate(candidateId),
    submissionId: id,
    kind: 'document_profile',
    receive: async ({ store, key, maxBytes }) => {
      const stored = await store.write(key, file.content(), { maxBytes: Math.max(maxBytes, 1e9) });
      return { file: { key, name: file.name, mediaType: file.mediaType, ...stored }, description: 'Long' };
    },
  });
  return storageKey;
}
