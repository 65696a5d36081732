import { type FieldError, isZone, type LocalDay } from '#kernel';
import { repeated } from '../faults.policy.js';

/** What an administrator can set of a pilot, as far as one setting depends on another. */
export interface PilotSettings {
  zone: string;
  closesOn: LocalDay | null;
  registersFrom: LocalDay;
  registersUntil: LocalDay | null;
  requirements: readonly { kind: string }[];
}

/** Everything that is wrong with the settings of a pilot, each with its place. */
export function faultsOfSettings({
  zone,
  closesOn,
  registersFrom,
  registersUntil,
  requirements,
}: PilotSettings): FieldError[] {
  const faults: FieldError[] = [];
  if (!isZone(zone)) faults.push({ pointer: '/zone', detail: 'An IANA time zone, for example America/Chicago.' });
  if (closesOn !== null && closesOn < registersFrom)
    faults.push({ pointer: '/closesOn', detail: `A day from ${registersFrom}, when registering begins, on.` });
  if (registersUntil !== null && registersUntil < registersFrom)
    faults.push({ pointer: '/registersUntil', detail: `A day from ${registersFrom}, when registering begins, on.` });
  return [
    ...faults,
    ...repeated(
      requirements.map(({ kind }) => kind),
      (index) => `/requirements/${index}/kind`,
    ),
  ];
}
