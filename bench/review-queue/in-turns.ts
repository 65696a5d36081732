import { type Laurel, sessionCookieFor } from '#testing';
import type { BenchContext } from '../bench.js';
import { Child } from '../child.js';
import type { Load, LoadInput } from './load.js';
import type { ServerInput } from './server.js';

/** A reviewer's queue, read over HTTP: from the whole API, or from a bare route with the same SQL. */
export interface Queue {
  laurel: Laurel;
  reviewer: { id: string };
  bare?: boolean;
}

/** With the server's processor time, in milliseconds for each answer. */
export interface Measured extends Load {
  processor: number;
}

export const atOnce = 8;

/** Reads every queue in turns, so that other work on the machine affects all equally. The best round counts. */
export async function inTurns<Name extends string>(
  queues: Record<Name, Queue>,
  context: BenchContext,
): Promise<Record<Name, Measured>> {
  const readers: { name: Name; server: Child<{ url: string }>; sender: Child }[] = [];
  try {
    for (const name of Object.keys(queues) as Name[])
      readers.push({ name, ...(await readerOf(queues[name], context)) });
    for (const { sender } of readers) await sender.ask('warm');
    const best: Partial<Record<Name, Measured>> = {};
    for (let count = 0; count < roundsOf(context); count++) {
      for (const { name, server, sender } of readers) {
        const before = await server.ask<number>('processor');
        const load = await sender.ask<Load>('load');
        const processor = ((await server.ask<number>('processor')) - before) / requestsOf(context);
        if (load.perSecond > (best[name]?.perSecond ?? 0)) best[name] = { ...load, processor };
      }
    }
    return best as Record<Name, Measured>;
  } finally {
    for (const { sender, server } of readers) {
      await sender.stop();
      await server.stop();
    }
  }
}

export const requestsOf = ({ quick }: BenchContext): number => (quick ? 500 : 4_000);
export const roundsOf = ({ quick }: BenchContext): number => (quick ? 1 : 3);

async function readerOf({ laurel, reviewer, bare = false }: Queue, context: BenchContext) {
  const input: ServerInput = {
    configuration: laurel.configuration,
    ...(bare && { bareFor: reviewer.id }),
  };
  const server = await Child.start<{ url: string }>('review-queue/server.js', input);
  const sender = await Child.start('review-queue/load.js', {
    url: server.ready.url,
    cookie: await sessionCookieFor(laurel, reviewer.id),
    requests: requestsOf(context),
    atOnce,
  } satisfies LoadInput);
  return { server, sender };
}
