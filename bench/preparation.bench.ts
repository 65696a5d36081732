import { setTimeout as pause } from 'node:timers/promises';
import { DeliveryQueries } from '#jobs';
import { AddFile, Preparation } from '#submissions';
import { asCandidate, aSubmission, type Laurel, sessionCookieFor, startLaurel, type TheirSubmission } from '#testing';
import type { Bench, BenchContext } from './bench.js';
import { Child } from './child.js';
import { type LongFile, scanOf, videoOf } from './preparation/long-files.js';
import type { ReaderInput, Waits } from './releases/reader.js';
import { fill } from './review-queue/fill.js';
import type { ServerInput } from './review-queue/server.js';
import { round, until, waitsColumns, waitsDuring, waitsRow } from './waits.js';

const perSecond = 50;

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
        `Meanwhile a client reads a reviewer's queue ${perSecond} times per second; each wait counts from the moment its request was due. The API, the worker with its preparing process, the client and PostgreSQL are separate processes on the same cores.`,
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
  const children: Child<unknown>[] = [];
  const start = async <Ready>(program: string, input: unknown): Promise<Child<Ready>> => {
    const child = await Child.start<Ready>(program, input);
    children.push(child);
    return child;
  };
  try {
    const reviewer = await fill(laurel, 1_000);
    const draft = await aSubmission(laurel).draft();
    const api = await start<{ url: string }>('review-queue/server.js', { configuration } satisfies ServerInput);
    await start('releases/worker.js', { configuration });
    const reader = await start('releases/reader.js', {
      url: api.ready.url,
      cookie: await sessionCookieFor(laurel, reviewer.id),
      perSecond,
    } satisfies ReaderInput);
    await until(() => laurel.get(DeliveryQueries).isIdle());
    say('reading while nothing else is done');
    await waitsDuring(reader, () => pause(2_000)); // warm-up
    const idle = await waitsDuring(reader, () => pause(idleSeconds * 1000));
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
    return { idle, runs };
  } finally {
    for (const child of children.reverse()) await child.stop();
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
