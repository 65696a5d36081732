import { setTimeout as pause } from 'node:timers/promises';
import { Award } from '#badges';
import { DeliveryQueries } from '#jobs';
import { BeginRelease } from '#reviews';
import {
  aCrowdLike,
  aMetSubmission,
  aPerson,
  aPilot,
  type Laurel,
  seededCatalog,
  sessionCookieFor,
  startLaurel,
  startSmtpSink,
} from '#testing';
import type { Bench, BenchContext } from './bench.js';
import { Child } from './child.js';
import type { ReaderInput, Waits } from './releases/reader.js';
import { fill } from './review-queue/fill.js';
import type { ServerInput } from './review-queue/server.js';
import { round, until, waitsColumns, waitsDuring, waitsRow } from './waits.js';

const perSecond = 50;

interface Batch {
  /** Seconds until the last badge was issued, and until the last mail was sent. */
  seconds: { badges: number; mails: number };
  idle: Waits;
  during: Waits;
}

export const bench: Bench = {
  title: 'Releasing a cohort: the worker issues its badges while clients read from the API',
  async run(context) {
    const { count, idleSeconds } = context.quick ? { count: 100, idleSeconds: 3 } : { count: 1_000, idleSeconds: 20 };
    const { idle, during, seconds } = await releaseOf(count, idleSeconds, context);
    return {
      table: {
        columns: waitsColumns('the API, while the worker'),
        rows: [waitsRow('has nothing to do', idle, idle), waitsRow(`issues ${count} badges`, during, idle)],
      },
      notes: [
        `${count.toLocaleString('en-US')} decisions released at once: the last badge was issued after ${round(seconds.badges)} s (${round(count / seconds.badges)} a second), the last of ${(count * 2).toLocaleString('en-US')} emails sent after ${round(seconds.mails)} s.`,
        `Meanwhile a client reads a reviewer's queue ${perSecond} times per second; each wait counts from the moment its request was due. The API, the worker, the client and PostgreSQL (with the queues in it) are separate processes on the same cores. Commits are durable.`,
      ],
    };
  },
};

async function releaseOf(count: number, idleSeconds: number, { say }: BenchContext): Promise<Batch> {
  const sink = await startSmtpSink();
  const laurel = await startLaurel({ at: new Date(), configuration: { mailUrl: sink.url } });
  const { configuration } = laurel;
  const children: Child<unknown>[] = [];
  const start = async <Ready>(program: string, input: unknown): Promise<Child<Ready>> => {
    const child = await Child.start<Ready>(program, input);
    children.push(child);
    return child;
  };
  try {
    say(`${count} decisions that wait`);
    const reviewer = await fill(laurel, 1_000);
    const pilotId = await aCohort(laurel, count);
    const administrator = await aPerson(laurel, { roles: ['administrator'] });
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
    say('releasing them');
    const seconds = { badges: 0, mails: 0 };
    const during = await waitsDuring(reader, async () => {
      const begun = performance.now();
      await laurel.get(BeginRelease).run({ actor: administrator, pilotId });
      await until(async () => (await laurel.dataSource.manager.count(Award)) === count);
      seconds.badges = (performance.now() - begun) / 1000;
      await until(() => laurel.get(DeliveryQueries).isIdle());
      seconds.mails = (performance.now() - begun) / 1000;
    });
    return { seconds, idle, during };
  } finally {
    for (const child of children.reverse()) await child.stop();
    await laurel.stop();
    await sink.stop();
  }
}

/** A pilot with this many people whose decisions wait. */
async function aCohort(laurel: Laurel, count: number): Promise<string> {
  const version = (await seededCatalog(laurel))['INS-1'];
  const pilot = await aPilot(laurel, { versions: [version], requirements: [] }).open();
  await aCrowdLike(laurel, await aMetSubmission(laurel, { pilot }).decided(), count - 1);
  await laurel.dataSource.query('ANALYZE');
  return pilot.id;
}
