import { z } from 'zod';
import { Id, Instant, line, LocalDay, PageQuery, pageOf, Zone } from './common.js';

const name = (description: string, example: string) => line(200).meta({ description, examples: [example] });

export const AuditEntry = z
  .object({
    id: Id,
    type: z.string().meta({ description: 'What happened: `subject.past-tense`.', examples: ['submission.sealed'] }),
    subject: z.object({ kind: z.string(), id: z.string() }).meta({ description: 'The thing that it happened to.' }),
    actor: z
      .object({
        id: z.string(),
        name: z.string().nullable().meta({ description: 'Null for a client.' }),
      })
      .nullable()
      .meta({ description: 'Who did it. Null when Laurel did it by itself.' }),
    occurredAt: Instant,
    details: z.record(z.string(), z.unknown()).meta({ description: 'More about what happened. Never a secret.' }),
  })
  .meta({ id: 'AuditEntry' });

export const AuditQuery = PageQuery.extend({
  subjectKind: name('Only events about things of this kind.', 'enrollment').optional(),
  subjectId: name(
    'Only events about this thing. Needs `subjectKind`.',
    '0199c000-0000-7000-8000-000000000001',
  ).optional(),
  actorId: name('Only events that this person or client caused.', '0199c000-0000-7000-8000-000000000002').optional(),
  actor: name('Only events that people caused whose name or email address has this in it.', 'Ada').optional(),
  type: name('Only events of this type. `GET /v1/audit/types` lists them.', 'submission.sealed').optional(),
  from: Instant.optional().meta({ description: 'Only events at this instant or later.' }),
  until: Instant.optional().meta({ description: 'Only events before this instant.' }),
}).refine(({ subjectKind, subjectId }) => subjectId === undefined || subjectKind !== undefined, {
  path: ['subjectKind'],
  message: 'Add the kind of the subject.',
});

export const AuditTypes = z
  .object({ items: z.array(z.string()).meta({ description: 'In alphabetical order.' }) })
  .meta({ id: 'AuditTypes' });

export const AuditPage = pageOf(AuditEntry).meta({ id: 'AuditPage' });

export const WeeksQuery = z.object({
  zone: Zone.meta({ description: 'The IANA time zone in which a week begins on Monday.' }),
});

export const Weeks = z
  .object({
    items: z.array(
      z.object({
        monday: LocalDay,
        registrations: z.int(),
        submissions: z.int(),
        decisions: z.int(),
      }),
    ),
  })
  .meta({ id: 'Weeks', description: 'The oldest week first. The last is this week.' });
