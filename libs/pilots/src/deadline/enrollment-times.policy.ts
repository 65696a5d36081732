import { daysBetween, endOfLocalDay, type Zone } from '#kernel';
import type { EnrollmentCommand, EnrollmentState, HistoryCommand } from '../vocabulary.js';
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
 * What a command does to the times of an enrollment. A close only ever moves later. A pause keeps the days left. Days
 * under review do not count for a candidate who must resubmit or whose submission is returned as incomplete. They do
 * count for a candidate who recalls a submission.
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

/** Why the close moved, for a command that asks for no reason. Undefined when the close did not move. */
export function reasonOf(command: HistoryCommand, days: number): string | undefined {
  return days > 0 && (command === 'return-unmet' || command === 'recall')
    ? 'The time under review does not count.'
    : undefined;
}

/** How many local days later the close is. */
export function daysMoved(before: Date | null, after: Date | null, zone: Zone): number {
  return before === null || after === null ? 0 : daysBetween(lastDayOf(before, zone), lastDayOf(after, zone));
}
