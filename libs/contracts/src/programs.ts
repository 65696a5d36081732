import { z } from 'zod';
import { roles } from '#identity/vocabulary';
import { Email, Id, line, text, Zone } from './common.js';
import { NewPilotNumbers } from './pilots.js';

const RoleWord = line(40).nullable();

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
  roleNames: z
    .object(
      Object.fromEntries(roles.map((role) => [role, RoleWord])) as Record<(typeof roles)[number], typeof RoleWord>,
    )
    .meta({ id: 'RoleNames', description: 'What the program calls each role. Null: the word of Laurel.' }),
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
