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
  startLaurel,
  startSmtpSink,
} from '#testing';
import type { Bench, BenchContext } from './bench.js';
import type { Waits } from './releases/reader.js';
import { fill } from './review-queue/fill.js';
import { readsPerSecond, round, until, waitsColumns, waitsDuring, waitsRow, whileReading } from './waits.js';

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
        `Meanwhile a client reads a reviewer's queue ${readsPerSecond} times per second; each wait counts from the moment its request was due. The API, the worker, the client and PostgreSQL (with the queues in it) are separate processes on the same cores. Commits are durable.`,
      ],
    };
  },
};

async function releaseOf(count: number, idleSeconds: number, { say }: BenchContext): Promise<Batch> {
  const sink = await startSmtpSink();
  const laurel = await startLaurel({ at: new Date(), configuration: { mailUrl: sink.url } });
  try {
    say(`${count} decisions that wait`);
    const reviewerId = (await fill(laurel, 1_000)).id;
    const pilotId = await aCohort(laurel, count);
    const administrator = await aPerson(laurel, { roles: ['administrator'] });
    const seconds = { badges: 0, mails: 0 };
    const { idle, result: during } = await whileReading(
      { laurel, configuration: laurel.configuration, reviewerId, idleSeconds, say },
      (reader) => {
        say('releasing them');
        return waitsDuring(reader, async () => {
          const begun = performance.now();
          await laurel.get(BeginRelease).run({ actor: administrator, pilotId });
          await until(async () => (await laurel.dataSource.manager.count(Award)) === count);
          seconds.badges = (performance.now() - begun) / 1000;
          await until(() => laurel.get(DeliveryQueries).isIdle());
          seconds.mails = (performance.now() - begun) / 1000;
        });
      },
    );
    return { seconds, idle, during };
  } finally {
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
