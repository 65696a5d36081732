import type { ReviewUrgency } from '../vocabulary.js';

const hour = 60 * 60 * 1000;

/** A review is due soon when its due date is this near. */
export const soonHours = 72;

/** A reviewer is reminded at most once in this time. */
export const restHours = 24;

/** While a due date waits for the answer to a reported problem, the review gets no later than it was then. */
export function urgencyOf(
  { dueAt, waitingSince }: { dueAt: Date; waitingSince: Date | null },
  now: Date,
): ReviewUrgency {
  const left = dueAt.getTime() - (waitingSince ?? now).getTime();
  if (left <= 0) return 'late';
  return waitingSince === null && left <= soonHours * hour ? 'soon' : 'in-time';
}

/** A reminder needs a review that is late or due soon, and 24 hours since the last reminder. */
export function mayRemind(
  { urgencies, remindedAt }: { urgencies: readonly ReviewUrgency[]; remindedAt: Date | null },
  now: Date,
): boolean {
  return urgencies.some((urgency) => urgency !== 'in-time') && isRested(remindedAt, now);
}

export function isRested(remindedAt: Date | null, now: Date): boolean {
  return remindedAt === null || now.getTime() - remindedAt.getTime() >= restHours * hour;
}
