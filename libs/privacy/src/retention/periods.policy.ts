import { type RetainedKind, retainedKinds } from '../vocabulary.js';

/** How many days each kind of record is kept after the person's last activity. Null: until an erasure. */
export type Periods = Record<RetainedKind, number | null>;

/**
 * The kinds whose periods end later than the account's. What is about a person can be found by their name and address,
 * so nothing may be kept longer than these.
 */
export function longerThanTheAccount(periods: Periods): RetainedKind[] {
  const { account } = periods;
  if (account === null) return [];
  return retainedKinds.filter((kind) => (periods[kind] ?? Number.POSITIVE_INFINITY) > account);
}

/** Events of these kinds keep their words when a kind of record is past its period. Decisions and badges always do. */
export const keptEvents: Record<RetainedKind, readonly string[] | 'all'> = {
  message: 'all',
  technical: 'all',
  career: 'all',
  work: ['decision', 'award', 'review', 'problem', 'person'],
  assessment: ['decision', 'award', 'submission', 'file', 'enrollment', 'person'],
  account: ['decision', 'award'],
};

/** The last moment of activity whose records are past a period of `days` now. */
export function pastBefore(now: Date, days: number): Date {
  return new Date(now.getTime() - days * 86_400_000);
}
