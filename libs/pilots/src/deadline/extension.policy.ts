import { addDays, DomainError, type LocalDay, localDayOf } from '#kernel';
import { enrollmentLifecycle, isRunning } from '../enrollment.lifecycle.js';
import type { EnrollmentCommand, EnrollmentState } from '../vocabulary.js';
import { lastDayOf } from './closing-day.policy.js';

interface Closing {
  state: EnrollmentState;
  closesAt: Date | null;
  zone: string;
}

/** The new last day that an administrator asks for: a day, or some days more than each enrollment has now. */
export type ExtensionTo = { closesOn: LocalDay } | { days: number };

/** Whether the close can move later: the enrollment is running, or it has expired. */
export function isExtendable({ state, closesAt }: Closing): boolean {
  return closesAt !== null && (isRunning(state) || enrollmentLifecycle.allows(state, 'extend'));
}

/** What can be done with an enrollment now. It can expire only after its close. */
export function possibleCommands(enrollment: Closing, now: Date): EnrollmentCommand[] {
  const { state, closesAt } = enrollment;
  const allowed = enrollmentLifecycle
    .allowed(state)
    .filter((command) => command !== 'expire' || (closesAt !== null && closesAt <= now))
    .filter((command) => command !== 'extend');
  return isExtendable(enrollment) ? [...allowed, 'extend'] : allowed;
}

/** The last day after an extension. Days count from the last day, or from today if that is later. */
export function extendedLastDay(
  to: ExtensionTo,
  { closesAt, zone }: { closesAt: Date; zone: string },
  now: Date,
): LocalDay {
  return 'closesOn' in to ? to.closesOn : addDays(laterOf(lastDayOf(closesAt, zone), localDayOf(now, zone)), to.days);
}

/** @throws DomainError `enrollment.extension-too-short` (422) for a day that is over or is not later than the last day. */
export function refuseTooShort(
  closesOn: LocalDay,
  { closesAt, zone }: { closesAt: Date; zone: string },
  now: Date,
): void {
  const earliest = laterOf(addDays(lastDayOf(closesAt, zone), 1), localDayOf(now, zone));
  if (closesOn >= earliest) return;
  throw new DomainError(
    'invalid',
    'enrollment.extension-too-short',
    'The new last day must be today or later, and after the current last day.',
    { errors: [{ pointer: '/closesOn', detail: `Choose ${earliest} or a later day.` }] },
  );
}

/** Why one of several enrollments was not extended, in words for a list. */
export function refusalInList({ code, message, details }: DomainError): string {
  if (code === 'enrollment.transition') return 'There is no deadline to extend now.';
  return details.errors?.[0]?.detail ?? message;
}

/** @throws DomainError `enrollment.transition` (409) for an enrollment whose close cannot move. */
export function refuseUnlessExtendable(enrollment: Closing): asserts enrollment is Closing & { closesAt: Date } {
  if (!isExtendable(enrollment)) throw enrollmentLifecycle.conflict(enrollment.state, 'extend');
}

const laterOf = (one: LocalDay, other: LocalDay): LocalDay => (one > other ? one : other);
