import { localDayOf, type LocalDay, type Zone } from '#kernel';
import type { RegistrationPeriod } from '../vocabulary.js';

export interface PilotDays {
  registersFrom: LocalDay;
  registersUntil: LocalDay | null;
  closesOn: LocalDay | null;
  zone: Zone;
}

/** The last day of registering: the one given, or the pilot's closing day, whichever is first; null when there is neither. */
export function lastRegistrationDay({ registersUntil, closesOn }: PilotDays): LocalDay | null {
  if (registersUntil === null || closesOn === null) return registersUntil ?? closesOn;
  return registersUntil < closesOn ? registersUntil : closesOn;
}

/** Whether registering is possible at this instant, by the days of the pilot's zone; the first and last day count. */
export function registrationPeriod(pilot: PilotDays, now: Date): RegistrationPeriod {
  const today = localDayOf(now, pilot.zone);
  const last = lastRegistrationDay(pilot);
  if (last !== null && today > last) return 'over';
  return today < pilot.registersFrom ? 'not-yet' : 'open';
}

/** Whether the pilot's closing day is over. Nobody starts after it, so nobody is given a seat. */
export function isOver({ closesOn, zone }: Pick<PilotDays, 'closesOn' | 'zone'>, now: Date): boolean {
  return closesOn !== null && localDayOf(now, zone) > closesOn;
}
