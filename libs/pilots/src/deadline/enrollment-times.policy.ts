import { daysBetween, endOfLocalDay, type Zone } from '#kernel';
import type { EnrollmentCommand, EnrollmentState } from '../vocabulary.js';
import { daysPaused, lastDayOf, lastDayToResubmit, postpone } from './closing-day.policy.js';

/** The times of an enrollment that a command can set. */
export interface EnrollmentTimes {
  closesAt: Date | null;
  pausedAt: Date | null;
  submittedAt: Date | null;
}

export interface EnrollmentClock extends EnrollmentTimes {
  state: EnrollmentState;
  zone: Zone;
  resubmissionDays: number;
}

/**
 * What a command does to the times of an enrollment beside its state. A close is only ever moved later: a pause ends with the
 * days left that it began with, and who must resubmit, or gets a submission back as incomplete, is not charged for the time it
 * was out of hand. Who recalls it by choice is.
 */
export function effectsOf(
  command: EnrollmentCommand,
  enrollment: EnrollmentClock,
  { at, byCandidate }: { at: Date; byCandidate: boolean },
): Partial<EnrollmentTimes> {
  const { closesAt, pausedAt, submittedAt, zone, resubmissionDays } = enrollment;
  if (command === 'pause') return { pausedAt: at };
  if (command === 'submit') return { submittedAt: at };
  if (command === 'resume' && closesAt !== null && pausedAt !== null) {
    return { pausedAt: null, closesAt: postpone(closesAt, daysPaused({ from: pausedAt, to: at }, zone), zone) };
  }
  if (command === 'return-unmet' && closesAt !== null && submittedAt !== null) {
    return {
      closesAt: endOfLocalDay(
        lastDayToResubmit({ closesAt, submittedAt, returnedAt: at, resubmissionDays, zone }),
        zone,
      ),
    };
  }
  if (command === 'recall' && !byCandidate && closesAt !== null && submittedAt !== null) {
    return { closesAt: postpone(closesAt, daysPaused({ from: submittedAt, to: at }, zone), zone) };
  }
  return pausedAt === null ? {} : { pausedAt: null };
}

/** Why a close moved that nobody moved by hand; undefined for what asks its actor for a reason, or moves nothing. */
export function reasonOf(command: string, days: number): string | undefined {
  return days > 0 && (command === 'return-unmet' || command === 'recall')
    ? 'The time under review does not count.'
    : undefined;
}

/** By how many local days a close moved. */
export function daysMoved(before: Date | null, after: Date | null, zone: Zone): number {
  return before === null || after === null ? 0 : daysBetween(lastDayOf(before, zone), lastDayOf(after, zone));
}
