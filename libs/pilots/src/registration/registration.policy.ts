import { DomainError } from '#kernel';
import type { EnrollmentState } from '../vocabulary.js';
import { lastRegistrationDay, type PilotDays, registrationPeriod } from './registration-period.policy.js';

export interface ComingMeeting {
  id: string;
  title: string;
  place: string;
  startsAt: Date;
}

export interface RegistrationFacts {
  now: Date;
  pilot: PilotDays & { meetingRequired: boolean; recommendedConcurrent: number };
  /** Null when the version is not in the pilot. */
  seats: { left: number; waiting: number } | null;
  /** An enrollment of this person that blocks another on the same version. */
  existing: { id: string; state: EnrollmentState } | null;
  attendedMeeting: boolean;
  comingMeetings: readonly ComingMeeting[];
  /** How many unfinished enrollments this person has, in all pilots. */
  unfinished: number;
  /** Whether the person acknowledged that this is more than recommended. */
  acknowledged: boolean;
}

export type RegistrationDecision =
  { decision: 'register' | 'waitlist'; recordsAcknowledgement: boolean } | { decision: 'refuse'; refusal: DomainError };

/**
 * Decides a registration: a seat if one is free, otherwise the waitlist. Refuses people who have not attended a meeting
 * (rule 1) or are already enrolled, versions that are not in the pilot, and days outside the registration period. More
 * work than recommended needs an acknowledgment (rule 3).
 */
export function decideRegistration(facts: RegistrationFacts): RegistrationDecision {
  const { pilot, seats, existing, attendedMeeting, unfinished, acknowledged } = facts;
  const period = registrationPeriod(pilot, facts.now);
  if (period !== 'open') return refuse(notOpen(pilot, period));
  if (seats === null) return refuse(notInPilot());
  if (existing !== null) return refuse(alreadyEnrolled(existing));
  if (pilot.meetingRequired && !attendedMeeting) return refuse(meetingRequired(facts.comingMeetings));
  const aboveRecommended = unfinished >= pilot.recommendedConcurrent;
  if (aboveRecommended && !acknowledged) return refuse(acknowledgmentRequired(unfinished, pilot.recommendedConcurrent));
  // People on the waitlist come first, even if a free seat has not been given yet.
  const seated = seats.left > 0 && seats.waiting === 0;
  return { decision: seated ? 'register' : 'waitlist', recordsAcknowledgement: aboveRecommended };
}

const refuse = (refusal: DomainError): RegistrationDecision => ({ decision: 'refuse', refusal });

function notOpen(pilot: PilotDays, period: 'not-yet' | 'over'): DomainError {
  const last = lastRegistrationDay(pilot);
  const sentence =
    period === 'over'
      ? `Registration for this pilot ended on ${last} (${pilot.zone}).`
      : `Registration for this pilot begins on ${pilot.registersFrom} (${pilot.zone}).`;
  return new DomainError('conflict', 'pilot.not-open', sentence, {
    registersFrom: pilot.registersFrom,
    registersUntil: last,
    zone: pilot.zone,
  });
}

function notInPilot(): DomainError {
  return new DomainError('invalid', 'pilot.version-not-included', 'This version is not part of the pilot.', {
    errors: [{ pointer: '/versionId', detail: 'Use the id of a version that the pilot lists.' }],
  });
}

function alreadyEnrolled({ id, state }: { id: string; state: EnrollmentState }): DomainError {
  return new DomainError(
    'conflict',
    'enrollment.already-enrolled',
    `This person is already enrolled in this version. The enrollment is ${state}.`,
    { enrollmentId: id, state },
  );
}

function meetingRequired(comingMeetings: readonly ComingMeeting[]): DomainError {
  const sentence = 'Attend one informational meeting of this pilot before registering.';
  const remedy =
    comingMeetings.length === 0
      ? 'No meeting is scheduled. Ask an administrator.'
      : 'The upcoming meetings are listed here.';
  return new DomainError('conflict', 'enrollment.meeting-required', `${sentence} ${remedy}`, {
    comingMeetings: comingMeetings.map((meeting) => ({ ...meeting, startsAt: meeting.startsAt.toISOString() })),
  });
}

function acknowledgmentRequired(unfinished: number, recommended: number): DomainError {
  return new DomainError(
    'conflict',
    'enrollment.acknowledgement-required',
    `${unfinished} enrollments are unfinished. Working on more than ${recommended} at once is discouraged. To continue, acknowledge this and register again.`,
    {
      unfinished,
      recommended,
      errors: [{ pointer: '/acknowledgesWorkload', detail: 'Send true after the person has acknowledged this.' }],
    },
  );
}
