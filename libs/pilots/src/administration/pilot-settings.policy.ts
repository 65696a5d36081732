import { type FieldError, isZone, type LocalDay } from '#kernel';
import { repeated } from '../faults.policy.js';
import type { RequirementKind } from '../vocabulary.js';

/** The settings of a pilot that depend on each other. */
export interface PilotSettings {
  zone: string;
  closesOn: LocalDay | null;
  registersFrom: LocalDay;
  registersUntil: LocalDay | null;
  requirements: readonly { kind: RequirementKind }[];
}

/** Every fault in the settings of a pilot, with a pointer to it. */
export function faultsOfSettings({
  zone,
  closesOn,
  registersFrom,
  registersUntil,
  requirements,
}: PilotSettings): FieldError[] {
  const faults: FieldError[] = [];
  if (!isZone(zone)) faults.push({ pointer: '/zone', detail: 'Enter an IANA time zone, for example America/Chicago.' });
  if (closesOn !== null && closesOn < registersFrom)
    faults.push({ pointer: '/closesOn', detail: `Choose ${registersFrom}, when registration begins, or a later day.` });
  if (registersUntil !== null && registersUntil < registersFrom)
    faults.push({
      pointer: '/registersUntil',
      detail: `Choose ${registersFrom}, when registration begins, or a later day.`,
    });
  return [
    ...faults,
    ...repeated(
      requirements.map(({ kind }) => kind),
      (index) => `/requirements/${index}/kind`,
    ),
  ];
}
