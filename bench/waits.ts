import { setTimeout as pause } from 'node:timers/promises';
import type { Configuration } from '#config';
import { DeliveryQueries } from '#jobs';
import { type Laurel, sessionCookieFor } from '#testing';
import { Child } from './child.js';
import type { ReaderInput, Waits } from './releases/reader.js';
import type { ServerInput } from './review-queue/server.js';

/** How often a steady reader reads a reviewer's queue. */
export const readsPerSecond = 50;

export interface Reading {
  laurel: Laurel;
  /** Of the API and the worker. */
  configuration: Configuration;
  /** Whose queue is read. */
  reviewerId: string;
  idleSeconds: number;
  say: (what: string) => void;
}

/**
 * Does work while a client reads steadily from the API. The API, the worker and the client are processes of their own.
 * Before the work, it measures how long the client waits while nothing else is done.
 */
export async function whileReading<Result>(
  { laurel, configuration, reviewerId, idleSeconds, say }: Reading,
  work: (reader: Child) => Promise<Result>,
): Promise<{ idle: Waits; result: Result }> {
  const children: Child<unknown>[] = [];
  const start = async <Ready>(program: string, input: unknown): Promise<Child<Ready>> => {
    const child = await Child.start<Ready>(program, input);
    children.push(child);
    return child;
  };
  try {
    const api = await start<{ url: string }>('review-queue/server.js', { configuration } satisfies ServerInput);
    await start('releases/worker.js', { configuration });
    const reader = await start('releases/reader.js', {
      url: api.ready.url,
      cookie: await sessionCookieFor(laurel, reviewerId),
      perSecond: readsPerSecond,
    } satisfies ReaderInput);
    await until(() => laurel.get(DeliveryQueries).isIdle());
    say('reading while nothing else is done');
    await waitsDuring(reader, () => pause(2_000)); // warm-up
    const idle = await waitsDuring(reader, () => pause(idleSeconds * 1000));
    return { idle, result: await work(reader) };
  } finally {
    for (const child of children.reverse()) await child.stop();
  }
}

/** The columns of {@link waitsRow}. */
export const waitsColumns = (what: string): string[] => [
  what,
  'responses',
  'median, ms',
  '99th percentile, ms',
  'compared with idle',
];

/** The waits of a steady reader as a row, compared with its waits while nothing else was done. */
export function waitsRow(what: string, { answers, median, p99 }: Waits, idle: Waits): (string | number)[] {
  return [what, answers, round(median), round(p99), `${(p99 / idle.p99).toFixed(2)} ×`];
}

/** How long a steady reader waited for answers while something was done. */
export async function waitsDuring(reader: Child, work: () => Promise<void>): Promise<Waits> {
  await reader.ask('begin');
  await work();
  return reader.ask<Waits>('end');
}

/** Asks four times a second until it is so. */
export async function until(isSo: () => Promise<boolean>): Promise<void> {
  while (!(await isSo())) await pause(250);
}

/** To one decimal. */
export const round = (value: number): number => Number(value.toFixed(1));
