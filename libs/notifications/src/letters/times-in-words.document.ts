import { daysBetween, localDayOf, type Zone } from '#kernel';
import { lastDayFor, type ReminderZones } from '../reminders/reminder-plan.policy.js';

const inWords = (instant: Date, options: Intl.DateTimeFormatOptions): string =>
  // Intl sets narrow spaces that some mail programs show as boxes.
  new Intl.DateTimeFormat('en-US', options).format(instant).replaceAll(/[\u202f\u00a0]/g, ' ');

/** `Saturday, November 7, 2026`, in the zone. */
export function dayInWords(instant: Date, zone: Zone): string {
  return inWords(instant, { timeZone: zone, dateStyle: 'full' });
}

/** `Saturday, November 7, 2026 at 3:00 PM`, in the zone. */
export function momentInWords(instant: Date, zone: Zone): string {
  return inWords(instant, { timeZone: zone, dateStyle: 'full', timeStyle: 'short' });
}

/**
 * The last moment to submit: the last day in the pilot's zone, and the same moment on the reader's clock when the clock
 * shows another time.
 */
export function closeInWords(closesAt: Date, pilotZone: Zone, readerZone: Zone): string {
  const lastMoment = new Date(closesAt.getTime() - 1);
  const words = `the end of ${dayInWords(lastMoment, pilotZone)} (${pilotZone})`;
  if (momentInWords(closesAt, pilotZone) === momentInWords(closesAt, readerZone)) return words;
  return `${words}, which is ${momentInWords(closesAt, readerZone)} on your clock (${readerZone})`;
}

/** `today`, `1 day` or `12 days`: the calendar days of the candidate from today to the last day. */
export function daysLeftInWords(closesAt: Date, zones: ReminderZones, now: Date): string {
  const days = daysBetween(localDayOf(now, zones.candidate), lastDayFor(closesAt, zones));
  return days <= 0 ? 'today' : days === 1 ? '1 day' : `${days} days`;
}
