import type { ReviewUrgency } from '../vocabulary.js';

const hour = 60 * 60 * 1000;

/** The program's settings for reminders of reviewers. */
export interface ReminderRule {
  /** A review is due soon when its due date is this near. */
  dueWithinDays: number;
  /** A reviewer is reminded at most once in this time. */
  restHours: number;
}

/** While a due date waits for the answer to a reported problem, the review gets no later than it was then. */
export function urgencyOf(
  { dueAt, waitingSince }: { dueAt: Date; waitingSince: Date | null },
  now: Date,
  { dueWithinDays }: Pick<ReminderRule, 'dueWithinDays'>,
): ReviewUrgency {
  const left = dueAt.getTime() - (waitingSince ?? now).getTime();
  if (left <= 0) return 'late';
  return waitingSince === null && left <= dueWithinDays * 24 * hour ? 'soon' : 'in-time';
}

/** A reminder needs a review that is late or due soon, and time since the last reminder. */
export function mayRemind(
  { urgencies, remindedAt }: { urgencies: readonly ReviewUrgency[]; remindedAt: Date | null },
  now: Date,
  { restHours }: Pick<ReminderRule, 'restHours'>,
): boolean {
  const isRested = remindedAt === null || now.getTime() - remindedAt.getTime() >= restHours * hour;
  return isRested && urgencies.some((urgency) => urgency !== 'in-time');
}
