import { startLaurel } from '#testing';
import type { Bench, BenchContext } from './bench.js';
import { fill } from './review-queue/fill.js';
import { atOnce, inTurns, type Measured, requestsOf, roundsOf } from './review-queue/in-turns.js';

const sizes = [1_000, 100_000];

export const bench: Bench = {
  title: "Reading a reviewer's queue",
  async run(context) {
    const rows: (string | number)[][] = [];
    for (const size of sizes) rows.push(...(await atSize(size, context)));
    return {
      table: {
        columns: [
          'submissions',
          'path',
          'requests per second',
          'median, ms',
          '99th percentile, ms',
          'processor, ms each',
          'compared with the bare route',
        ],
        rows,
      },
      notes: [
        `GET /v1/reviews?limit=50, ${atOnce} requests at once over loopback, ${requestsOf(context)} in each of ${roundsOf(context)} rounds in turns; the best round counts. The server and the client are separate processes and share the cores with PostgreSQL; the processor time is only the server's.`,
        'Every submission is in review with two reviews and six scores; fifty reviewers share them, so a queue has 40 entries at 1,000 and 4,000 at 100,000, and a response has those that are due soonest.',
        'The bare route is a Nest handler that runs the same SQL on a pool of pg and returns the rows. It does not check the session, permissions or the query, and does not cut the response to a schema.',
        'Laurel adds one query for the session and its person, and checks each entry against its schema. The SQL reads one partial index, so its time depends on the size of the page, not on the number of submissions.',
      ],
    };
  },
};

async function atSize(size: number, context: BenchContext): Promise<(string | number)[][]> {
  const laurel = await startLaurel({ at: new Date() });
  try {
    context.say(`${size.toLocaleString('en-US')} submissions in review`);
    const reviewer = await fill(laurel, size);
    const queue = { laurel, reviewer };
    const { own, bare } = await inTurns({ own: queue, bare: { ...queue, bare: true } }, context);
    const rowOf = (path: string, load: Measured) => [
      size,
      path,
      Math.round(load.perSecond),
      round(load.median),
      round(load.p99),
      round(load.processor),
      `${(load.perSecond / bare.perSecond).toFixed(2)} ×`,
    ];
    return [rowOf('Laurel', own), rowOf('bare Nest route, same SQL', bare)];
  } finally {
    await laurel.stop();
  }
}

const round = (milliseconds: number): number => Number(milliseconds.toFixed(1));
