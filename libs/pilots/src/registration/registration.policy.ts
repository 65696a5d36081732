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
  /** An enrollment of this person that stands in the way of another on the same version. */
  existing: { id: string; state: EnrollmentState } | null;
  attendedMeeting: boolean;
  comingMeetings: readonly ComingMeeting[];
  /** How many enrollments this person has not finished, in all pilots. */
  unfinished: number;
  /** Whether the person has acknowledged that this is more than recommended. */
  acknowledged: boolean;
}

export type RegistrationDecision =
  { decision: 'register' | 'waitlist'; recordsAcknowledgement: boolean } | { decision: 'refuse'; refusal: DomainError };

/**
 * Decides on a registration: a seat while there are any, else the waitlist. Refused without an attended meeting (with the
 * list of coming ones), for a version that is not in the pilot or that the person is enrolled on, and outside the days of
 * registering. Working on more than recommended is refused only until it is acknowledged.
 */
export function decideRegistration(facts: RegistrationFacts): RegistrationDecision {
  const { pilot, seats, existing, attendedMeeting, unfinished, acknowledged } = facts;
  const period = registrationPeriod(pilot, facts.now);
  if (period !== 'open') return refuse(notOpen(pilot, period));
  if (seats === null) return refuse(notInPilot());
  if (existing !== null) return refuse(alreadyEnrolled(existing));
  if (pilot.meetingRequired && !attendedMeeting) return refuse(meetingRequired(facts.comingMeetings));
  const aboveRecommended = unfinished >= pilot.recommendedConcurrent;
  if (aboveRecommended && !acknowledged)
    return refuse(acknowledgementRequired(unfinished, pilot.recommendedConcurrent));
  // Whoever waits comes first, even while a seat that was just freed is not yet given.
  const seated = seats.left > 0 && seats.waiting === 0;
  return { decision: seated ? 'register' : 'waitlist', recordsAcknowledgement: aboveRecommended };
}

const refuse = (refusal: DomainError): RegistrationDecision => ({ decision: 'refuse', refusal });

function notOpen(pilot: PilotDays, period: 'not-yet' | 'over'): DomainError {
  const last = lastRegistrationDay(pilot);
  const sentence =
    period === 'over'
      ? `Registering for this pilot ended with ${last} in ${pilot.zone}.`
      : `Registering for this pilot begins on ${pilot.registersFrom} in ${pilot.zone}.`;
  return new DomainError('conflict', 'pilot.not-open', sentence, {
    registersFrom: pilot.registersFrom,
    registersUntil: last,
    zone: pilot.zone,
  });
}

function notInPilot(): DomainError {
  return new DomainError('invalid', 'pilot.version-not-included', 'This version is not part of the pilot.', {
    errors: [{ pointer: '/versionId', detail: 'The id of a version that the pilot lists.' }],
  });
}

function alreadyEnrolled({ id, state }: { id: string; state: EnrollmentState }): DomainError {
  return new DomainError(
    'conflict',
    'enrollment.already-enrolled',
    `There is an enrollment on this version already; it is ${state}.`,
    { enrollmentId: id, state },
  );
}

function meetingRequired(comingMeetings: readonly ComingMeeting[]): DomainError {
  const sentence = 'Attend one informational meeting of this pilot before registering.';
  const remedy =
    comingMeetings.length === 0
      ? 'None is planned at present; ask an administrator.'
      : 'The coming ones are listed in `comingMeetings`.';
  return new DomainError('conflict', 'enrollment.meeting-required', `${sentence} ${remedy}`, {
    comingMeetings: comingMeetings.map((meeting) => ({ ...meeting, startsAt: meeting.startsAt.toISOString() })),
  });
}

function acknowledgementRequired(unfinished: number, recommended: number): DomainError {
  return new DomainError(
    'conflict',
    'enrollment.acknowledgement-required',
    `${unfinished} are under way, and more than ${recommended} at once are discouraged. Register again with \`acknowledgesWorkload\` to go on.`,
    {
      unfinished,
      recommended,
      errors: [{ pointer: '/acknowledgesWorkload', detail: 'Send true once the person has acknowledged it.' }],
    },
  );
}
