import { localDayOf, type LocalDay, type Zone } from '#kernel';
import type { RegistrationPeriod } from '../vocabulary.js';

export interface PilotDays {
  registersFrom: LocalDay;
  registersUntil: LocalDay | null;
  closesOn: LocalDay | null;
  zone: Zone;
}

/** The last day to register: `registersUntil` or the pilot's closing day, whichever is first. Null when neither is set. */
export function lastRegistrationDay({ registersUntil, closesOn }: PilotDays): LocalDay | null {
  if (registersUntil === null || closesOn === null) return registersUntil ?? closesOn;
  return registersUntil < closesOn ? registersUntil : closesOn;
}

/** Whether people can register now, by the days in the pilot's zone. The first and the last day count. */
export function registrationPeriod(pilot: PilotDays, now: Date): RegistrationPeriod {
  const today = localDayOf(now, pilot.zone);
  const last = lastRegistrationDay(pilot);
  if (last !== null && today > last) return 'over';
  return today < pilot.registersFrom ? 'not-yet' : 'open';
}

/** Whether the pilot's closing day is over. Nobody can start after it, so nobody gets a seat. */
export function isOver({ closesOn, zone }: Pick<PilotDays, 'closesOn' | 'zone'>, now: Date): boolean {
  return closesOn !== null && localDayOf(now, zone) > closesOn;
}
