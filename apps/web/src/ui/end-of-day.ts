import { dayIn, dayInWords } from './days';

/** "the end of Thu, March 25, 2026": the last day of a deadline, from its first instant that is late. */
export function endOfDay(closesAt: string, zone: string): string {
  return `the end of ${lastDay(closesAt, zone)}`;
}

/** The last day of a deadline, from its first instant that is late. */
export function lastDay(closesAt: string, zone: string): string {
  return dayInWords(dayIn(zone, new Date(Date.parse(closesAt) - 1)));
}
