import { type Laurel, sessionCookieFor, startLaurel } from '#testing';
import type { Bench, BenchContext } from './bench.js';
import { Child } from './child.js';
import { fill } from './review-queue/fill.js';
import type { Load, LoadInput } from './review-queue/load.js';
import type { ServerInput } from './review-queue/server.js';

/** With the server's processor time, in milliseconds for each answer. */
interface Measured extends Load {
  processor: number;
}

const sizes = [1_000, 100_000];
const atOnce = 8;

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
    const { own, bare } = await inTurns(laurel, reviewer, context);
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

/** Both in turn, so that other work on the machine affects both equally. */
async function inTurns(
  laurel: Laurel,
  reviewer: { id: string },
  context: BenchContext,
): Promise<{ own: Measured; bare: Measured }> {
  const { configuration } = laurel;
  const cookie = await sessionCookieFor(laurel, reviewer.id);
  const servers = { own: await start({ configuration }), bare: await start({ configuration, bareFor: reviewer.id }) };
  const senders = {
    own: await sendTo(servers.own, cookie, context),
    bare: await sendTo(servers.bare, cookie, context),
  };
  try {
    const best: { own?: Measured; bare?: Measured } = {};
    for (const path of ['own', 'bare'] as const) await senders[path].ask('warm');
    for (let count = 0; count < roundsOf(context); count++) {
      for (const path of ['own', 'bare'] as const) {
        const before = await servers[path].ask<number>('processor');
        const load = await senders[path].ask<Load>('load');
        const processor = ((await servers[path].ask<number>('processor')) - before) / requestsOf(context);
        if (best[path] === undefined || load.perSecond > best[path].perSecond) best[path] = { ...load, processor };
      }
    }
    return best as { own: Measured; bare: Measured };
  } finally {
    for (const child of [...Object.values(senders), ...Object.values(servers)]) await child.stop();
  }
}

const start = (input: ServerInput) => Child.start<{ url: string }>('review-queue/server.js', input);
const sendTo = (server: Child<{ url: string }>, cookie: string, context: BenchContext) =>
  Child.start('review-queue/load.js', {
    url: server.ready.url,
    cookie,
    requests: requestsOf(context),
    atOnce,
  } satisfies LoadInput);
const requestsOf = ({ quick }: BenchContext): number => (quick ? 500 : 4_000);
const roundsOf = ({ quick }: BenchContext): number => (quick ? 1 : 3);
const round = (milliseconds: number): number => Number(milliseconds.toFixed(1));
