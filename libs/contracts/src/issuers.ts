import { z } from 'zod';
import { Email, line, text, webAddress } from './common.js';

const words = {
  name: 'The name in each badge that is issued from then on.',
  email: 'How to reach the people who run the program. The public pages of badges and Open Badges 2.0 show it.',
  url: 'The program’s page. Each badge that is issued from then on has it.',
  description: 'What the program is, for verifiers. It is in the issuer’s profiles, not in badges.',
};

/** The part of an issuer's address that names its program. */
export const IssuerCode = z
  .string()
  .regex(/^[a-z][a-z0-9]{1,19}$/)
  .meta({ description: 'The code of the program, in lower case.', examples: ['sen'] });

export const ProgramIssuer = z
  .object({
    did: z.string().meta({ description: 'It is in each badge of the program, and never changes.' }),
    name: z.string().meta({ description: words.name }),
    email: z.string().meta({ description: words.email }),
    url: z.string().meta({ description: words.url }),
    description: z.string().nullable().meta({ description: words.description }),
    defaults: z
      .object({ name: z.string(), email: z.string(), url: z.string() })
      .meta({ description: 'What stands where an administrator wrote nothing.' }),
    revision: z.int().meta({ description: 'Grows with every change, from 0. It is the ETag.' }),
  })
  .meta({
    id: 'ProgramIssuer',
    description: 'Who issues the badges of the program.',
    examples: [
      {
        did: 'did:web:badges.example.org:programs:sen',
        name: 'Special Education Network',
        email: 'badges@sen.example.org',
        url: 'https://sen.example.org',
        description: 'Leads special education in the schools of the state.',
        defaults: {
          name: 'Special Education Network',
          email: 'laurel@example.org',
          url: 'https://badges.example.org/programs/sen',
        },
        revision: 1,
      },
    ],
  });

export const ProgramIssuerInput = z
  .strictObject({
    name: line(200).nullable().meta({ description: words.name }),
    email: Email.nullable().meta({ description: words.email }),
    url: webAddress(2_000).nullable().meta({ description: words.url }),
    description: text(1_000).nullable().meta({ description: words.description }),
  })
  .partial()
  .refine((changes) => Object.keys(changes).length > 0, 'Send at least one change.')
  .meta({
    id: 'ProgramIssuerInput',
    description: 'The changes. Null is the default; what is left out stays.',
    examples: [{ name: 'Special Education Network', url: 'https://sen.example.org' }],
  });
