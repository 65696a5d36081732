import { z } from 'zod';
import { Id, Instant, PageQuery, pageOf } from './common.js';

const name = (description: string, example: string) =>
  z
    .string()
    .min(1)
    .max(200)
    .regex(/^[^\0]*$/, 'Remove the NUL character.')
    .meta({ description, examples: [example] });

export const AuditEntry = z
  .object({
    id: Id,
    type: z.string().meta({ description: 'What happened, `subject.past-tense`.', examples: ['submission.sealed'] }),
    subject: z.object({ kind: z.string(), id: z.string() }).meta({ description: 'What it happened to.' }),
    actor: z
      .object({
        id: z.string(),
        name: z.string().nullable().meta({ description: 'Null for a system that signed in by itself.' }),
      })
      .nullable()
      .meta({ description: 'Who did it; null when the clock did.' }),
    occurredAt: Instant,
    details: z.record(z.string(), z.unknown()).meta({ description: 'What else is known of it; never a secret.' }),
  })
  .meta({ id: 'AuditEntry' });

export const AuditQuery = PageQuery.extend({
  subjectKind: name('Only what happened to things of this kind.', 'enrollment').optional(),
  subjectId: name(
    'Only what happened to this one. With `subjectKind`.',
    '0199c000-0000-7000-8000-000000000001',
  ).optional(),
  actorId: name('Only what this person or system did.', '0199c000-0000-7000-8000-000000000002').optional(),
}).refine(({ subjectKind, subjectId }) => subjectId === undefined || subjectKind !== undefined, {
  path: ['subjectKind'],
  message: 'Say of which kind the subject is.',
});

export const AuditPage = pageOf(AuditEntry).meta({ id: 'AuditPage' });
