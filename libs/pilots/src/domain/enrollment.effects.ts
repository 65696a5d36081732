import { daysBetween, endOfLocalDay, type Zone } from '#kernel';
import { daysPaused, lastDayOf, lastDayToResubmit, postpone } from './closing-day.js';
import type { EnrollmentCommand, EnrollmentState } from './enrollment.lifecycle.js';

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
 * What a command does to the times of an enrollment beside its state. A close is only ever moved later:
 * a pause ends with the days left that it began with, and who must resubmit is not charged for the review.
 */
export function effectsOf(command: EnrollmentCommand, enrollment: EnrollmentClock, at: Date): Partial<EnrollmentTimes> {
  const { closesAt, pausedAt, submittedAt, zone, resubmissionDays } = enrollment;
  if (command === 'pause') return { pausedAt: at };
  if (command === 'submit') return { submittedAt: at };
  if (command === 'resume' && closesAt !== null && pausedAt !== null) {
    return { pausedAt: null, closesAt: postpone(closesAt, daysPaused({ from: pausedAt, to: at }, zone), zone) };
  }
  if (command === 'return-unmet' && closesAt !== null && submittedAt !== null) {
    return { closesAt: endOfLocalDay(lastDayToResubmit({ closesAt, submittedAt, returnedAt: at, resubmissionDays, zone }), zone) };
  }
  return pausedAt === null ? {} : { pausedAt: null };
}

/** By how many local days a close moved. */
export function daysMoved(before: Date | null, after: Date | null, zone: Zone): number {
  return before === null || after === null ? 0 : daysBetween(lastDayOf(before, zone), lastDayOf(after, zone));
}
