import { z } from 'zod';
import { badgeChoices, erasureStates, exportStates, fates, retainedKinds } from '#privacy/vocabulary';
import { Id, Instant, text } from './common.js';
import { PersonRefView } from './identity.js';

const BadgeChoiceName = z.enum(badgeChoices).meta({
  id: 'BadgeChoice',
  description: 'What becomes of the badges: they stay valid without a name, or are revoked.',
});

export const OwnErasureRequest = z
  .object({
    badges: BadgeChoiceName,
    reason: text(1000, 0).default('').meta({ description: 'Why. You do not have to say.' }),
  })
  .meta({ id: 'OwnErasureRequest', examples: [{ badges: 'keep', reason: '' }] });

export const ErasureRequestInput = z
  .object({
    badges: BadgeChoiceName,
    reason: text(1000).meta({ description: 'Why, for the administrator who confirms it.' }),
  })
  .meta({ id: 'ErasureRequest', examples: [{ badges: 'keep', reason: 'The district asked us in writing.' }] });

export const ErasureConfirmation = z
  .object({ erasureId: Id.meta({ description: 'The erasure that you read. Another one is not confirmed.' }) })
  .meta({ id: 'ErasureConfirmation' });

const erasure = {
  id: Id,
  state: z.enum(erasureStates).meta({
    id: 'ErasureState',
    description: '`held`: a legal hold stops it. `due`: it has begun and can no longer be withdrawn.',
  }),
  badges: BadgeChoiceName,
  requestedAt: Instant,
  dueAt: Instant.meta({ description: 'When the waiting time ends. Until then it can be withdrawn.' }),
  confirmedAt: Instant.nullable().meta({ description: 'When an administrator confirmed it.' }),
  withdrawnAt: Instant.nullable(),
  doneAt: Instant.nullable(),
};

export const OwnErasureView = z.object(erasure).meta({ id: 'OwnErasure' });

export const ErasureView = z
  .object({
    ...erasure,
    personId: Id,
    requestedBy: Id,
    reason: z.string(),
    confirmedBy: Id.nullable(),
  })
  .meta({ id: 'Erasure' });

export const Erasures = z
  .object({
    items: z.array(
      ErasureView.extend({ name: z.string().meta({ description: 'The person’s name.' }) }).meta({
        id: 'WaitingErasure',
      }),
    ),
  })
  .meta({ id: 'Erasures' });

export const HoldInput = z
  .object({
    personId: Id.optional(),
    pilotId: Id.optional(),
    reason: text(1000).meta({ description: 'Why nothing may be deleted, for administrators.' }),
  })
  .refine(({ personId, pilotId }) => (personId === undefined) !== (pilotId === undefined), {
    path: ['personId'],
    error: 'Name a person or a pilot, not both.',
  })
  .meta({ id: 'LegalHoldInput' });

export const HoldEnd = z.object({ reason: text(1000) }).meta({ id: 'LegalHoldEnd', examples: [{ reason: 'Settled' }] });

export const HoldView = z
  .object({
    id: Id,
    person: PersonRefView.nullable(),
    pilot: z.object({ id: Id, title: z.string() }).nullable(),
    reason: z.string(),
    placedAt: Instant,
    endedAt: Instant.nullable(),
  })
  .meta({ id: 'LegalHold' });

export const Holds = z.object({ items: z.array(HoldView) }).meta({ id: 'LegalHolds' });

export const DataStanding = z
  .object({
    deactivatedAt: Instant.nullable().meta({ description: 'Since when the account is deactivated.' }),
    erasedAt: Instant.nullable(),
    erasure: ErasureView.nullable().meta({ description: 'The latest erasure.' }),
    holds: z.array(HoldView).meta({ description: 'The legal holds on the person, or on a pilot of theirs.' }),
  })
  .meta({ id: 'DataStanding' });

export const ExportView = z
  .object({
    id: Id,
    state: z.enum(exportStates).meta({ id: 'ExportState', description: '`removed`: its days are over.' }),
    requestedAt: Instant,
    readyAt: Instant.nullable(),
    expiresAt: Instant.nullable().meta({ description: 'Until when it can be downloaded.' }),
    size: z.int().nullable().meta({ description: 'In bytes.' }),
    sha256: z.string().nullable().meta({ description: 'Lower-case hex.' }),
  })
  .meta({ id: 'DataExport' });

const HeldData = z
  .object({
    about: z.string().meta({ examples: ['Which meetings they attended'] }),
    readers: z.string().meta({ examples: ['The candidate, administrators'] }),
    erasure: z
      .enum(fates)
      .meta({ id: 'DataFate', description: 'What an erasure does: it deletes the rows, their words, or nothing.' }),
    exported: z.boolean().meta({ description: 'Whether an export contains it.' }),
  })
  .meta({ id: 'HeldData' });

const HeldKind = z
  .object({ title: z.string().meta({ examples: ['Account'] }), held: z.array(HeldData) })
  .meta({ id: 'HeldKind', description: 'What Laurel keeps of one kind.' });

export const OwnData = z
  .object({
    held: z.array(HeldKind).meta({ description: 'What Laurel keeps about people.' }),
    erasureWaitDays: z.int().meta({ description: 'How long an erasure can still be withdrawn.' }),
    exportDays: z.int().meta({ description: 'How long an export can be downloaded.' }),
    erasure: OwnErasureView.nullable().meta({ description: 'Your latest erasure.' }),
    export: ExportView.nullable().meta({ description: 'Your latest export.' }),
  })
  .meta({ id: 'OwnData' });

const days = (about: string) =>
  z
    .int()
    .min(30)
    .max(36_500)
    .nullable()
    .meta({ description: `${about} In days. Null: until an erasure.` });

export const RetentionPeriods = z
  .object({
    message: days('Messages.'),
    technical: days('Sessions, browsers and failed background work.'),
    work: days('Texts, files and what else a candidate submits.'),
    assessment: days('Rationales, feedback, notes and problems; decisions stay.'),
    career: days('What people state about their certificate.'),
    account: days('The person. No other period may be longer.'),
  })
  .meta({
    id: 'RetentionPeriods',
    description: 'How long each kind of record is kept after a person’s last activity.',
  });

export const PrivacyTermsInput = z
  .object({
    erasureWaitDays: z.int().min(1).max(365).meta({ description: 'How long an erasure can be withdrawn.' }),
    exportDays: z.int().min(1).max(90).meta({ description: 'How long an export can be downloaded.' }),
    retentionOn: z.boolean().meta({ description: 'Whether records past their period are deleted.' }),
    periods: RetentionPeriods,
  })
  .meta({
    id: 'PrivacyTermsInput',
    examples: [
      {
        erasureWaitDays: 30,
        exportDays: 7,
        retentionOn: false,
        periods: { message: 730, technical: 365, work: 1825, assessment: 1825, career: 1825, account: 3650 },
      },
    ],
  });

export const PrivacyTermsView = PrivacyTermsInput.extend({ revision: z.int() }).meta({ id: 'PrivacyTerms' });

export const RetentionPreviewView = z
  .object({
    items: z.array(
      z
        .object({
          kind: z.enum(retainedKinds).meta({ id: 'RetainedKind' }),
          before: Instant.meta({ description: 'People whose last activity was before this.' }),
          people: z.int(),
          counted: z.int().meta({ description: 'How many of the people the records and files are counted for.' }),
          records: z.int().meta({ description: 'Rows that would be deleted or lose words.' }),
          files: z.int().meta({ description: 'Contents of the store that would be deleted.' }),
        })
        .meta({ id: 'WouldGo' }),
    ),
  })
  .meta({ id: 'RetentionPreview' });
