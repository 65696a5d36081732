import { z } from 'zod';
import { meetingKinds, registrationPeriods, requirementKinds } from '#pilots/vocabulary';
import {
  Cents,
  Email,
  Flag,
  Id,
  Instant,
  line,
  LocalDay,
  PageQuery,
  pageOf,
  text,
  webAddress,
  Zone,
} from './common.js';

/** A day that a pilot can have. A window that starts on the last of them still ends within the calendar. */
export const PilotDay = LocalDay.refine(
  (day) => day >= '2000-01-01' && day <= '2199-12-31',
  'Choose a day from 2000-01-01 to 2199-12-31.',
);
const Seats = z.int().min(0).max(100_000);
export const RequirementKind = z.enum(requirementKinds).meta({ id: 'RequirementKind' });

export const PilotRequirementInput = z.object({
  kind: RequirementKind,
  awardWaits: z.boolean().meta({ description: 'Whether the award waits for this requirement.' }),
});

/** The numbers of a pilot for which a program has its own. */
const numbers = {
  windowDays: z.int().min(1).max(1000).meta({ description: 'Calendar days from the start of work to the last day.' }),
  meetingRequired: z.boolean(),
  recommendedConcurrent: z.int().min(1).max(15),
  resubmissionDays: z
    .int()
    .min(0)
    .max(365)
    .meta({ description: 'The minimum number of days to resubmit after "not yet met".' }),
  atRiskDays: z
    .int()
    .min(0)
    .max(365)
    .meta({ description: 'A candidate with this many days left or fewer is shown as at risk.' }),
};

export const NewPilotNumbers = z.object({ ...numbers, seats: Seats });

const settings = {
  title: line(200),
  about: text(8000, 0).default(''),
  zone: Zone,
  windowDays: numbers.windowDays,
  closesOn: PilotDay.nullable().meta({ description: "The pilot's last day. Null when the window alone decides." }),
  registersFrom: PilotDay,
  registersUntil: PilotDay.nullable().default(null),
  meetingRequired: numbers.meetingRequired.default(true),
  recommendedConcurrent: numbers.recommendedConcurrent.default(2),
  feeCents: Cents.nullable().default(0).meta({ description: 'US cents. Null means the price of the version.' }),
  resubmissionDays: numbers.resubmissionDays.default(30),
  atRiskDays: numbers.atRiskDays.default(14),
  requirements: z
    .array(PilotRequirementInput)
    .max(requirementKinds.length)
    .default([
      { kind: 'community', awardWaits: true },
      { kind: 'feedback', awardWaits: true },
    ]),
  communityUrl: webAddress(1000)
    .nullable()
    .default(null)
    .meta({ description: 'Where the online community meets. Candidates get it as a link.' }),
};

const settingsExample = {
  title: 'Spring pilot',
  about: '',
  zone: 'America/Chicago',
  windowDays: 120,
  closesOn: '2026-12-18',
  registersFrom: '2026-06-01',
};

export const PilotSettingsInput = z.object(settings).meta({ id: 'PilotSettingsInput', examples: [settingsExample] });

export const NewPilotInput = z
  .object({
    code: z
      .string()
      .regex(/^[a-z0-9](?:[a-z0-9-]{0,58}[a-z0-9])?$/, 'Use lower-case letters, digits and hyphens, at most 60.'),
    ...settings,
    ...z.object({ ...numbers, zone: Zone }).partial().shape,
    versions: z
      .array(z.object({ versionId: Id, seats: Seats.optional() }))
      .min(1)
      .max(50),
  })
  .meta({
    id: 'NewPilotInput',
    description: 'The zone, the numbers and the seats that are absent are those of the program.',
    examples: [
      {
        code: 'spring-2026',
        ...settingsExample,
        versions: [{ versionId: '019ab0c2-7d1e-7c3a-9f52-3b1f8a6f0a11', seats: 10 }],
      },
    ],
  });

export const SeatsInput = z.object({ seats: Seats }).meta({ id: 'SeatsInput', examples: [{ seats: 10 }] });

export const MeetingInput = z
  .object({
    kind: z.enum(meetingKinds),
    title: line(200),
    place: line(1000, 0).default('').meta({ description: 'A room or a link.' }),
    startsLocal: z
      .string()
      .regex(/^\d{4}-\d{2}-\d{2}T([01]\d|2[0-3]):[0-5]\d$/, 'Enter a local date and time as YYYY-MM-DDTHH:MM.')
      .refine(
        (value) => PilotDay.safeParse(value.slice(0, 10)).success,
        'Choose a day of the calendar from 2000-01-01 to 2199-12-31.',
      )
      .meta({ description: "Local time in the pilot's zone.", examples: ['2026-06-09T10:00'] }),
    minutes: z.int().min(1).max(1440).default(60),
  })
  .meta({
    id: 'MeetingInput',
    examples: [
      {
        kind: 'informational',
        title: 'Informational meeting',
        place: 'https://meet.example.org/laurel',
        startsLocal: '2026-06-09T10:00',
        minutes: 60,
      },
    ],
  });

export const MeetingChangeInput = MeetingInput.omit({ kind: true }).meta({
  id: 'MeetingChangeInput',
  examples: [
    {
      title: 'Informational meeting',
      place: 'https://meet.example.org/laurel',
      startsLocal: '2026-06-10T10:00',
      minutes: 60,
    },
  ],
});

export const AttendanceInput = z
  .object({
    entries: z
      .array(z.object({ personId: Id, attended: z.boolean() }))
      .min(1)
      .max(500),
  })
  .meta({
    id: 'AttendanceInput',
    examples: [{ entries: [{ personId: '019ab0c2-7d1e-7c3a-9f52-3b1f8a6f0a11', attended: true }] }],
  });

export const AttendanceListInput = z
  .object({
    entries: z
      .array(z.object({ email: Email, attended: z.boolean('Write yes or no.') }))
      .min(1, 'Name at least one person.')
      .max(500),
    checkOnly: z.boolean().default(false).meta({ description: 'Checks everything and records nothing.' }),
  })
  .meta({ id: 'AttendanceListInput', examples: [{ entries: [{ email: 'ada@example.org', attended: true }] }] });

export const AttendanceCounts = z
  .object({
    recorded: z.int().meta({ description: 'How many people get a record for this meeting, or would get one.' }),
    corrected: z.int().meta({ description: 'How many records change.' }),
    unchanged: z.int().meta({ description: 'How many people are recorded like this already.' }),
  })
  .meta({ id: 'AttendanceCounts' });

export const MeetingView = z
  .object({
    id: Id,
    kind: z.enum(meetingKinds),
    title: z.string(),
    place: z.string(),
    startsAt: Instant,
    minutes: z.int(),
    zone: z.string(),
    attended: z.boolean().nullable().meta({ description: 'Whether you attended. Null until attendance is recorded.' }),
  })
  .meta({ id: 'Meeting' });

export const AttendanceView = z
  .object({
    meetingId: Id,
    entries: z.array(
      z.object({ personId: Id, name: z.string(), email: z.string(), attended: z.boolean(), recordedAt: Instant }),
    ),
  })
  .meta({ id: 'Attendance' });

export const OfferedVersion = z
  .object({
    versionId: Id,
    code: z.string(),
    title: z.string(),
    number: z.int(),
    level: z.string(),
    seats: z.int(),
    taken: z.int(),
    left: z.int(),
    waiting: z.int(),
    priceCents: Cents,
    forTeams: z.boolean().meta({ description: 'Whether teams submit some of its artifacts together.' }),
  })
  .meta({ id: 'OfferedVersion', description: 'A version in a pilot, with its seats.' });

export const PilotSummary = z
  .object({
    id: Id,
    code: z.string(),
    title: z.string(),
    zone: z.string(),
    windowDays: z.int(),
    closesOn: LocalDay.nullable(),
    registersFrom: LocalDay,
    registersUntil: LocalDay.nullable().meta({
      description: 'The last day to register, no later than the closing day.',
    }),
    registration: z.enum(registrationPeriods),
    versions: z.array(OfferedVersion),
  })
  .meta({ id: 'PilotSummary' });
export const PilotPage = pageOf(PilotSummary);
export const PilotPageQuery = PageQuery.extend({
  open: Flag.optional().meta({ description: 'Only pilots that take registrations today.' }),
});

export const PilotView = PilotSummary.extend({
  about: z.string(),
  meetingRequired: z.boolean(),
  attendedMeeting: z.boolean().meta({ description: 'Whether you attended an informational meeting of this pilot.' }),
  recommendedConcurrent: z.int(),
  resubmissionDays: z.int(),
  atRiskDays: z.int(),
  feeCents: Cents.nullable(),
  requirements: z.array(PilotRequirementInput),
  communityUrl: z.string().nullable().meta({ description: 'Where the online community meets.' }),
  meetings: z.array(MeetingView),
  revision: z.int(),
}).meta({ id: 'Pilot' });
