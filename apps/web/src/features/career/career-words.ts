import type { CareerClock, YearsRequirement } from '../../api/schema';
import { counted } from '../../ui/number-words';

/** "3 years and 12 days"; "Nothing yet" for none, which begins the sentence. */
export function durationInWords({ years, days }: YearsRequirement['has']): string {
  const parts = [...(years > 0 ? [counted(years, 'year')] : []), ...(days > 0 ? [counted(days, 'day')] : [])];
  return parts.length === 0 ? 'Nothing yet' : parts.join(' and ');
}

export const phaseWords: Record<CareerClock['phase'], string> = {
  ahead: 'Your initial certificate has not started.',
  initial: 'You are in the years of your initial certificate.',
  between: 'Your initial certificate has ended, and your transition certificate has not started.',
  transition: 'You are in the years of your transition certificate.',
  over: 'These years are over. Ask the state about your options. Everything you have earned stays yours.',
};

/** "1 micro-credential is missing", "12 are missing". */
export function missingInWords(count: number, noun: string): string {
  return `${counted(count, noun)} ${count === 1 ? 'is' : 'are'} missing`;
}

/** "Central Time (America/Chicago)". */
export function zoneInWords(zone: string): string {
  const name = new Intl.DateTimeFormat('en-US', { timeZone: zone, timeZoneName: 'longGeneric' })
    .formatToParts(new Date())
    .find(({ type }) => type === 'timeZoneName')?.value;
  return name === undefined || name === zone ? zone : `${name} (${zone})`;
}
