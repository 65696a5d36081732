import { setTimeout as pause } from 'node:timers/promises';
import type { Child } from './child.js';
import type { Waits } from './releases/reader.js';

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
