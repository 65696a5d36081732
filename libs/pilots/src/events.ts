import { z } from 'zod';
import { about, declareEvents } from '#database';
import {
  type EnrollmentState,
  enrollmentStates,
  type HistoryCommand,
  meetingKinds,
  requirementKinds,
} from './vocabulary.js';

const instant = z.iso.datetime();

/** An enrollment that changed: its states before and after, and when it closes now. */
const moved = about('enrollment', {
  personId: z.uuid(),
  pilotId: z.uuid(),
  versionId: z.uuid(),
  /** Null for a new enrollment. */
  from: z.enum(enrollmentStates).nullable(),
  to: z.enum(enrollmentStates),
  closesAt: instant.nullable(),
  zone: z.string(),
  /** How many local days later the close is. Absent when the close did not move. */
  closeMovedByDays: z.int().optional(),
  reason: z.string().optional(),
});

/** A change to a meeting, for the person of this enrollment. */
const toldOfMeeting = about('enrollment', {
  personId: z.uuid(),
  pilotId: z.uuid(),
  meetingId: z.uuid(),
  title: z.string(),
  place: z.string(),
  startsAt: instant,
  reason: z.string().optional(),
});

const meetingFacts = z.object({ title: z.string(), place: z.string(), startsAt: instant, minutes: z.int() });

/** Some of a pilot's settings, by name. */
const settings = z.record(z.string(), z.unknown());

/** A team as it is now. Without its name: people choose it, and events are kept. */
const team = about('team', { pilotId: z.uuid(), versionId: z.uuid(), enrollmentIds: z.array(z.uuid()) });

export const pilotsEvents = declareEvents({
  'pilot.created': about('pilot', {
    code: z.string(),
    versions: z.array(z.object({ versionId: z.uuid(), seats: z.int() })),
  }),
  'pilot.edited': about('pilot', { before: settings, after: settings }),
  'pilot.seats-offered': about('pilot', { versionId: z.uuid(), before: z.int().nullable(), seats: z.int() }),

  'meeting.scheduled': about('meeting', { pilotId: z.uuid(), kind: z.enum(meetingKinds), startsAt: instant }),
  'meeting.changed': about('meeting', { pilotId: z.uuid(), before: meetingFacts, after: meetingFacts }),
  'meeting.cancelled': about('meeting', {
    pilotId: z.uuid(),
    kind: z.enum(meetingKinds),
    title: z.string(),
    place: z.string(),
    startsAt: instant,
    reason: z.string(),
  }),
  'meeting.attended': about('meeting', {
    pilotId: z.uuid(),
    entries: z.array(z.object({ personId: z.uuid(), attended: z.boolean() })),
  }),

  'team.formed': team,
  'team.changed': team,

  'enrollment.registered': moved,
  'enrollment.waitlisted': moved,
  'enrollment.promoted': moved,
  'enrollment.started': moved,
  'enrollment.paused': moved,
  'enrollment.resumed': moved,
  'enrollment.submitted': moved,
  'enrollment.recalled': moved,
  'enrollment.returned': moved,
  'enrollment.earned': moved,
  'enrollment.given-up': moved,
  'enrollment.expired': moved,
  'enrollment.extended': moved,
  'enrollment.withdrawn': moved,
  'enrollment.requirement-met': about('enrollment', {
    personId: z.uuid(),
    pilotId: z.uuid(),
    versionId: z.uuid(),
    requirement: z.enum(requirementKinds),
  }),
  'enrollment.meeting-moved': toldOfMeeting,
  'enrollment.meeting-cancelled': toldOfMeeting,
});

const eventOfCommand = {
  admit: 'enrollment.promoted',
  start: 'enrollment.started',
  pause: 'enrollment.paused',
  resume: 'enrollment.resumed',
  submit: 'enrollment.submitted',
  recall: 'enrollment.recalled',
  'return-unmet': 'enrollment.returned',
  earn: 'enrollment.earned',
  'give-up': 'enrollment.given-up',
  expire: 'enrollment.expired',
  extend: 'enrollment.extended',
  'follow-pilot': 'enrollment.extended',
  withdraw: 'enrollment.withdrawn',
} as const satisfies Record<Exclude<HistoryCommand, 'register'>, keyof typeof pilotsEvents>;

/** The event of each command. */
export function enrollmentEventOf(command: HistoryCommand, to: EnrollmentState) {
  if (command === 'register')
    return pilotsEvents[to === 'waitlisted' ? 'enrollment.waitlisted' : 'enrollment.registered'];
  return pilotsEvents[eventOfCommand[command]];
}
