import { z } from 'zod';
import { closeWinners, enrollmentCommands, enrollmentStates, historyActors, historyCommands } from '#pilots/vocabulary';
import { Cents, Email, Flag, Id, Instant, LocalDay, PageQuery, pageOf, text } from './common.js';
import { PilotDay, PilotRequirementInput, RequirementKind } from './pilots.js';

const Reason = text(2000).meta({
  description: 'The reason, which the candidate can read.',
  examples: ['Family leave until the end of May.'],
});

export const EnrollmentState = z.enum(enrollmentStates).meta({ id: 'EnrollmentState' });
const EnrollmentCommand = z.enum(enrollmentCommands).meta({ id: 'EnrollmentCommand' });
const HistoryCommand = z.enum(historyCommands).meta({ id: 'HistoryCommand' });

export const RegistrationInput = z
  .object({
    versionId: Id,
    acknowledgesWorkload: z
      .boolean()
      .default(false)
      .meta({ description: 'Whether the person acknowledges working on more at once than recommended.' }),
  })
  .meta({
    id: 'RegistrationInput',
    examples: [{ versionId: '019ab0c2-7d1e-7c3a-9f52-3b1f8a6f0a11', acknowledgesWorkload: false }],
  });

export const ClientRegistrationInput = RegistrationInput.extend({
  pilotId: Id,
  personId: Id.optional(),
  email: Email.optional(),
})
  .refine((input) => (input.personId === undefined) !== (input.email === undefined), {
    path: ['personId'],
    message: 'Name the person by personId or by email, not both.',
  })
  .meta({
    id: 'ClientRegistrationInput',
    examples: [
      {
        pilotId: '019ab0c2-7d1e-7c3a-9f52-3b1f8a6f0a10',
        versionId: '019ab0c2-7d1e-7c3a-9f52-3b1f8a6f0a11',
        email: 'principal@example.org',
      },
    ],
  });

export const ExtensionInput = z
  .object({
    closesOn: PilotDay.meta({ description: 'The new last day, in the zone of the enrollment.' }),
    reason: Reason,
  })
  .meta({ id: 'ExtensionInput', examples: [{ closesOn: '2026-12-31', reason: 'School closed after the storm.' }] });
export const ReasonInput = z.object({ reason: Reason }).meta({ id: 'ReasonInput' });
export const RequirementInput = z
  .object({ kind: RequirementKind, note: text(2000, 0).default('') })
  .meta({ id: 'RequirementInput', examples: [{ kind: 'community', note: 'Answered all four prompts.' }] });
export const FeedbackInput = z
  .object({ rigor: z.int().min(1).max(5), clarity: z.int().min(1).max(5), text: text(8000, 0).default('') })
  .meta({
    id: 'FeedbackInput',
    description: '1 is poor, 5 is excellent.',
    examples: [{ rigor: 4, clarity: 5, text: 'The second guiding question overlaps with the first.' }],
  });

const DeadlineMove = z.object({
  at: Instant,
  days: z.int(),
  reason: z.string().nullable(),
  closesBefore: Instant,
  closesAfter: Instant,
});

export const Deadline = z
  .object({
    closesAt: Instant.meta({ description: 'The first instant that is late.' }),
    lastDay: LocalDay,
    zone: z.string(),
    daysLeft: z.int().nullable().meta({
      description:
        'Local days left after today. During a pause, the days left when it began. Null when no deadline is running.',
    }),
    decidedBy: z.enum(closeWinners),
    startedOn: LocalDay,
    windowDays: z.int(),
    windowEndsOn: LocalDay.meta({ description: 'The last day if only the window counted.' }),
    pilotClosesOn: LocalDay.nullable().meta({ description: "The pilot's closing day." }),
    extendedByDays: z.int(),
    pausedByDays: z.int(),
    pausedAt: Instant.nullable(),
    extensions: z.array(DeadlineMove),
    pauses: z.array(DeadlineMove.extend({ from: Instant })),
  })
  .meta({ id: 'Deadline', description: 'When an enrollment closes and why.' });

const PilotRef = z.object({ id: Id, code: z.string(), title: z.string() });
const VersionRef = z.object({ id: Id, code: z.string(), title: z.string(), number: z.int() });

export const EnrollmentView = z
  .object({
    id: Id,
    pilot: PilotRef,
    version: VersionRef,
    personId: Id,
    state: EnrollmentState,
    waitlistPlace: z.int().nullable().meta({ description: '1 is the next to get a seat. Null when not waiting.' }),
    contentHash: z.string(),
    priceCents: Cents,
    registeredAt: Instant,
    acknowledgedAt: Instant.nullable(),
    startedAt: Instant.nullable(),
    closesAt: Instant.nullable(),
    metAt: Instant.nullable().meta({
      description:
        'When the candidate was told that the submission is met. The badge may still wait for requirements. Coaches get null.',
    }),
    zone: z.string(),
    daysLeft: z.int().nullable(),
    revision: z.int(),
  })
  .meta({ id: 'Enrollment' });
export const EnrollmentPage = pageOf(EnrollmentView);

export const EnrollmentHistoryLine = z
  .object({
    command: HistoryCommand,
    from: EnrollmentState.nullable(),
    to: EnrollmentState,
    at: Instant,
    reason: z.string().nullable(),
    by: z.enum(historyActors),
    actor: z
      .object({ id: z.string(), name: z.string().nullable() })
      .nullable()
      .meta({ description: 'Who did it, for administrators only.' }),
    closesBefore: Instant.nullable(),
    closesAfter: Instant.nullable(),
    days: z.int(),
  })
  .meta({ id: 'EnrollmentHistoryLine' });

export const EnrollmentDetail = EnrollmentView.extend({
  deadline: Deadline.nullable().meta({ description: 'Null until work has started.' }),
  requirements: z.array(PilotRequirementInput.extend({ metAt: Instant.nullable() })),
  feedback: z.object({ rigor: z.int(), clarity: z.int(), text: z.string(), givenAt: Instant }).nullable(),
  possible: z.array(EnrollmentCommand).meta({
    description: 'What can be done now. A candidate who was told "met" cannot withdraw.',
  }),
  history: z.array(EnrollmentHistoryLine),
}).meta({ id: 'EnrollmentDetail' });

const Candidate = z.object({
  id: Id,
  name: z.string(),
  email: z.string(),
  district: z.string().nullable(),
  school: z.string().nullable(),
});

export const RosterRow = EnrollmentView.extend({
  person: Candidate,
  atRisk: z.boolean().meta({ description: "At work, not paused, with no more days left than the pilot's atRiskDays." }),
  awardWaitsFor: z
    .array(RequirementKind)
    .meta({ description: 'For a met enrollment without its badge: the requirements that the badge waits for.' }),
}).meta({ id: 'RosterRow' });
export const RosterPage = pageOf(RosterRow);
export const RosterQuery = PageQuery.extend({
  state: EnrollmentState.optional(),
  versionId: Id.optional(),
  atRisk: Flag.optional(),
});
export const RosterStanding = z
  .object({
    states: z.array(z.object({ state: EnrollmentState, people: z.int().min(1) })).meta({
      description:
        'The number of people in each state, from the waitlist to the end. States without people are left out.',
    }),
    atRisk: z.int().min(0),
    awardWaits: z
      .int()
      .min(0)
      .meta({ description: 'How many submitted enrollments are met, with a badge that waits for requirements.' }),
  })
  .meta({
    id: 'RosterStanding',
    examples: [
      {
        states: [
          { state: 'active', people: 7 },
          { state: 'submitted', people: 2 },
        ],
        atRisk: 1,
        awardWaits: 1,
      },
    ],
  });

export const WaitingAward = z
  .object({
    enrollmentId: Id,
    person: z.object({ id: Id, name: z.string() }),
    pilot: PilotRef,
    version: VersionRef,
    metAt: Instant,
    zone: z.string(),
    waitsFor: z.array(RequirementKind).min(1),
  })
  .meta({ id: 'WaitingAward', description: 'A met enrollment whose badge waits for requirements of the pilot.' });
export const WaitingAwards = pageOf(WaitingAward);
export const WaitingAwardsQuery = PageQuery.extend({ pilotId: Id.optional() });
export const RequirementsInput = z
  .object({
    records: z
      .array(z.object({ enrollmentId: Id, kind: RequirementKind }))
      .min(1)
      .max(200),
    note: text(2000),
  })
  .meta({
    id: 'RequirementsInput',
    examples: [
      {
        records: [{ enrollmentId: '019ab0c2-7d1e-7c3a-9f52-3b1f8a6f0a11', kind: 'community' }],
        note: 'Answered all four prompts.',
      },
    ],
  });
export const RequirementResult = z
  .object({ enrollmentId: Id, kind: RequirementKind, refusal: z.string().nullable() })
  .meta({ id: 'RequirementResult' });
export const RequirementResults = z.object({ items: z.array(RequirementResult) }).meta({ id: 'RequirementResults' });
export const RosterDetail = EnrollmentDetail.extend({ person: Candidate }).meta({ id: 'RosterDetail' });

export const ClientEnrollment = EnrollmentView.extend({
  person: z.object({ id: Id, name: z.string(), email: z.string() }),
}).meta({ id: 'ClientEnrollment' });
export const ClientEnrollmentPage = pageOf(ClientEnrollment);

export const EnrollmentsQuery = PageQuery.extend({ state: EnrollmentState.optional() });
export const ClientEnrollmentsQuery = EnrollmentsQuery.extend({ pilotId: Id.optional() });

const NewLastDay = PilotDay.meta({ description: 'The new last day, in the zone of the enrollment.' });
export const ExtensionPreviewInput = z
  .object({
    enrollmentIds: z.array(Id).min(1).max(200),
    to: z.union([z.object({ days: z.int().min(1).max(366) }), z.object({ closesOn: NewLastDay })]).meta({
      description: 'The same new last day for all, or some days more than each has now.',
    }),
  })
  .meta({
    id: 'ExtensionPreviewInput',
    examples: [{ enrollmentIds: ['019ab0c2-7d1e-7c3a-9f52-3b1f8a6f0a11'], to: { days: 7 } }],
  });
export const ExtensionPreviewRow = z
  .object({
    enrollmentId: Id,
    person: z.object({ id: Id, name: z.string() }),
    state: EnrollmentState,
    zone: z.string(),
    lastDay: LocalDay.nullable(),
    newLastDay: LocalDay.nullable().meta({ description: 'Null when the extension would be refused.' }),
    daysLeft: z.int().nullable().meta({ description: 'The days left after the extension.' }),
    refusal: z.string().nullable(),
  })
  .meta({ id: 'ExtensionPreviewRow' });
export const ExtensionPreview = z.object({ items: z.array(ExtensionPreviewRow) }).meta({ id: 'ExtensionPreview' });
export const ExtensionsInput = z
  .object({
    extensions: z
      .array(z.object({ enrollmentId: Id, closesOn: NewLastDay }))
      .min(1)
      .max(200),
    reason: Reason,
  })
  .meta({
    id: 'ExtensionsInput',
    examples: [
      {
        extensions: [{ enrollmentId: '019ab0c2-7d1e-7c3a-9f52-3b1f8a6f0a11', closesOn: '2026-12-31' }],
        reason: 'School closed after the storm.',
      },
    ],
  });
export const ExtensionResult = z
  .object({
    enrollmentId: Id,
    closesAt: Instant.nullable().meta({ description: 'The new close. Null when the extension was refused.' }),
    refusal: z.string().nullable(),
  })
  .meta({ id: 'ExtensionResult' });
export const ExtensionResults = z.object({ items: z.array(ExtensionResult) }).meta({ id: 'ExtensionResults' });
