import type { LocalDay } from '#kernel';
import type { Duration } from '../progress/duration.policy.js';

const inWords = new Intl.DateTimeFormat('en-US', { year: 'numeric', month: 'long', day: 'numeric', timeZone: 'UTC' });

/** "June 30, 2032". */
export function dayInWords(day: LocalDay): string {
  return inWords.format(new Date(`${day}T00:00:00Z`));
}

/** "1 year", "2.5 hours". */
export function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}

/** "3 years, 12 days"; "none" for nothing. */
export function durationInWords({ years, days }: Duration): string {
  const parts = [...(years > 0 ? [counted(years, 'year')] : []), ...(days > 0 ? [counted(days, 'day')] : [])];
  return parts.length === 0 ? 'none' : parts.join(', ');
}
