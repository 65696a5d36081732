import { addDays, endOfLocalDay, localDayOf, type Zone } from '#kernel';

/** The days and hours that administrators set for reviews. */
export interface Deadlines {
  answerDays: number;
  dueDays: number;
  graceDays: number;
  claimHours: number;
}

const hour = 60 * 60 * 1000;

/** The end of the local day that is `days` days after the local day of `instant`. */
const endOfDayAfter = (instant: Date, days: number, zone: Zone): Date =>
  endOfLocalDay(addDays(localDayOf(instant, zone), days), zone);

/** When a review that is offered now is due: the end of a day in the reviewer's zone. */
export function dueAt(offeredAt: Date, { dueDays }: Deadlines, zone: Zone): Date {
  return endOfDayAfter(offeredAt, dueDays, zone);
}

/** When an offer expires. */
export function answerBy(offeredAt: Date, { answerDays }: Deadlines, zone: Zone): Date {
  return endOfDayAfter(offeredAt, answerDays, zone);
}

/**
 * When an idle review goes to someone else: after the due day and the days of grace. A claimed review goes back sooner,
 * some hours after its last score was saved.
 */
export function leaseUntil(
  { dueAt, claimed }: { dueAt: Date; claimed: boolean },
  now: Date,
  { graceDays, claimHours }: Deadlines,
  zone: Zone,
): Date {
  // The due time is the first instant of the next day, so one millisecond earlier is still the due day.
  const last = endOfDayAfter(new Date(dueAt.getTime() - 1), graceDays, zone);
  if (!claimed) return last;
  const held = new Date(now.getTime() + claimHours * hour);
  return held < last ? held : last;
}
