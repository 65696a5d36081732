import { z } from 'zod';
import { shippedPrograms } from '#catalog/vocabulary';
import { Email, Id, line, text, Zone } from './common.js';
import { RoleNames } from './identity.js';
import { NewPilotNumbers } from './pilots.js';

/** What administrators change. Each member is saved as a whole. */
const settings = {
  name: line(200),
  newPilots: NewPilotNumbers.extend({ zone: Zone }).meta({
    id: 'NewPilotDefaultsInput',
    description: 'What a new pilot has unless its administrator chooses otherwise. Pilots that exist keep theirs.',
  }),
  acceptUnscanned: z.boolean().nullable().meta({
    description:
      'Whether files that were not scanned for viruses can be submitted and opened. Null: as the operator configured it.',
  }),
  deadlineReminders: z
    .object({
      days: z
        .array(z.int().min(1).max(365))
        .max(20)
        .overwrite((days) => [...new Set(days)].sort((one, other) => other - one)),
      localTime: z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'Enter a time from 00:00 to 23:59.'),
    })
    .meta({
      id: 'DeadlineReminders',
      description: 'How many days before a deadline candidates are reminded, and when on their wall clock.',
    }),
  reviewerReminders: z.object({ dueWithinDays: z.int().min(0).max(60), restHours: z.int().min(1).max(720) }).meta({
    id: 'ReviewerReminders',
    description:
      'When an administrator can remind a reviewer: of reviews that are late or due within these days, and how many hours after the last time.',
  }),
  roleNames: RoleNames,
  accent: z
    .string()
    .regex(/^#[0-9a-f]{6}$/i, 'Enter a color as # and six digits, for example #2c6a4c.')
    .toLowerCase()
    .nullable()
    .meta({ description: 'The accent color of the pages. White text on it needs a contrast of 4.5:1.' }),
  mail: z
    .object({
      senderName: line(100)
        .nullable()
        .meta({ description: 'The name of the sender. Null: as the operator configured it.' }),
      replyTo: Email.nullable().meta({ description: 'Where answers to emails go. Null: to the sender.' }),
      signature: text(1000, 0).meta({ description: 'Ends each email.' }),
    })
    .meta({ id: 'ProgramMail' }),
};

export const ProgramSettingsInput = z
  .object(settings)
  .partial()
  .meta({ id: 'ProgramSettingsInput', examples: [{ name: 'School Leaders of Our State' }] });

export const ProgramView = z
  .object({
    id: Id,
    code: z.string(),
    ...settings,
    newPilots: NewPilotNumbers.extend({ zone: z.string() }).meta({ id: 'NewPilotDefaults' }),
    revision: z.int(),
  })
  .meta({ id: 'Program', description: 'A program with its settings.' });

export const NewProgramInput = z
  .looseObject({
    shipped: z
      .enum(shippedPrograms)
      .optional()
      .meta({ description: 'A program that comes with Laurel. Nothing else is read then.' }),
  })
  .meta({
    id: 'NewProgramInput',
    description:
      'The content of a file of a program: `program` with a code and a name, and optionally its settings and its catalog, in the format of the files in libs/catalog/seed.',
    examples: [{ program: { code: 'OURS', name: 'School Leaders of Our State' } }],
  });

export const CreatedProgram = z
  .object({
    id: Id,
    code: z.string(),
    name: z.string(),
    competencies: z.int(),
    microCredentials: z.int(),
    versions: z.int().meta({ description: 'How many micro-credentials have a first version.' }),
  })
  .meta({ id: 'CreatedProgram', description: 'A new program, and how many of each were made in it.' });
