import { addDays, endOfLocalDay, localDayOf, type Zone } from '#kernel';

/** The numbers that the times of a review go by; an administrator sets them. */
export interface Deadlines {
  answerDays: number;
  dueDays: number;
  graceDays: number;
  claimHours: number;
}

const hour = 60 * 60 * 1000;

/** The end of the local day `days` days after the one in which `instant` falls. */
const endOfDayAfter = (instant: Date, days: number, zone: Zone): Date =>
  endOfLocalDay(addDays(localDayOf(instant, zone), days), zone);

/** When a review that is offered now should be locked: the end of a day in the reviewer's zone. */
export function dueAt(offeredAt: Date, { dueDays }: Deadlines, zone: Zone): Date {
  return endOfDayAfter(offeredAt, dueDays, zone);
}

/** Until when an offer waits for its answer. */
export function answerBy(offeredAt: Date, { answerDays }: Deadlines, zone: Zone): Date {
  return endOfDayAfter(offeredAt, answerDays, zone);
}

/**
 * Until when a review stays with its reviewer if nothing more is done: the due day and the grace after it.
 * One that was claimed goes back sooner, some hours after the last score was saved.
 */
export function leaseUntil(
  { dueAt, claimed }: { dueAt: Date; claimed: boolean },
  now: Date,
  { graceDays, claimHours }: Deadlines,
  zone: Zone,
): Date {
  // The due instant is the first of the day after, so one millisecond before it is still the due day.
  const last = endOfDayAfter(new Date(dueAt.getTime() - 1), graceDays, zone);
  if (!claimed) return last;
  const held = new Date(now.getTime() + claimHours * hour);
  return held < last ? held : last;
}
