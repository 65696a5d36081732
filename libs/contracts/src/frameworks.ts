import { z } from 'zod';
import { longestPartName } from '#catalog/vocabulary';
import { Id, line, text, word } from './common.js';
import { LevelCode } from './version-content.js';

const identifier = z.string().meta({ description: 'In CASE. It never changes.' });
const revision = z.int().meta({ description: 'Grows with every change. It is the ETag.' });
/** Becomes capital letters, as the codes in paths and filters do. */
const DomainCode = word(40)
  .toUpperCase()
  .meta({ examples: ['INS'] });
/** What an author sends back. Without it, the part is new. */
const SentIdentifier = word(100)
  .optional()
  .meta({ description: 'The identifier of an existing part. Leave it out for a new part.' });

const levelWords = { code: LevelCode, name: line(200), about: text(5_000, 0) };
const PartName = line(longestPartName);
const domainWords = { code: DomainCode, name: PartName };

export const FrameworkSummary = z
  .object({
    id: Id,
    code: z.string(),
    name: z.string(),
    identifier,
    imported: z
      .boolean()
      .meta({ description: 'It came from a CASE package. Only the next version of the package changes its words.' }),
    competencies: z.int(),
  })
  .meta({ id: 'FrameworkSummary' });

export const FrameworkList = z.object({ items: z.array(FrameworkSummary) }).meta({ id: 'FrameworkList' });

export const AuthoredFramework = z
  .object({
    id: Id,
    code: z.string(),
    name: z.string(),
    identifier,
    imported: z.boolean(),
    levelsImported: z.boolean().meta({
      description: 'Whether its levels came with it too, and change only with the next package.',
    }),
    levels: z.array(z.object({ identifier, code: LevelCode, name: z.string(), about: z.string() })),
    domains: z.array(
      z.object({
        identifier,
        code: z.string(),
        name: z.string(),
        functions: z.array(z.object({ identifier, name: z.string() })),
      }),
    ),
    revision,
  })
  .meta({ id: 'AuthoredFramework' });

export const FrameworkInput = z
  .strictObject({ code: word(40).meta({ examples: ['MLDS'] }), name: line(1_000) })
  .meta({ id: 'FrameworkInput', examples: [{ code: 'MLDS', name: 'Missouri Leadership Development System' }] });

export const FrameworkEdit = z
  .strictObject({
    name: line(1_000),
    levels: z.array(z.strictObject({ identifier: SentIdentifier, ...levelWords })).max(20),
    domains: z
      .array(
        z.strictObject({
          identifier: SentIdentifier,
          ...domainWords,
          functions: z.array(z.strictObject({ identifier: SentIdentifier, name: PartName })).max(200),
        }),
      )
      .max(200),
  })
  .meta({ id: 'FrameworkEdit', description: 'All parts, in order. What is left out is removed.' });

const competencyWords = {
  number: z.int().min(1).max(1_000_000).meta({ description: 'Unique within the program.' }),
  domain: DomainCode,
  function: PartName,
  title: line(1_000),
  psel: z
    .array(word(20))
    .max(50)
    .meta({ examples: [['4a', '4b']] }),
  levels: z.record(LevelCode, text(20_000)).meta({ description: 'What it looks like, by level code.' }),
};

export const CompetencyInput = z.strictObject(competencyWords).meta({
  id: 'CompetencyInput',
  examples: [
    {
      number: 4,
      domain: 'INS',
      function: 'Guarantees effective instructional practice',
      title: 'A title',
      psel: [],
      levels: {},
    },
  ],
});

export const AuthoredCompetency = z
  .object({
    frameworkId: Id,
    identifier,
    number: z.int(),
    domain: z.string(),
    function: z.string(),
    title: z.string(),
    psel: z.array(z.string()),
    levels: z.record(z.string(), z.string()),
    revision,
  })
  .meta({ id: 'AuthoredCompetency' });

export const CompetencyImport = z
  .strictObject({ competencies: z.array(CompetencyInput).min(1).max(500) })
  .meta({ id: 'CompetencyImport' });

export const CompetencyImportResult = z
  .object({
    added: z.int(),
    changed: z.int(),
    unchanged: z.int(),
    changes: z.array(
      z.object({
        number: z.int(),
        title: z.string(),
        changed: z.array(z.string()).meta({ description: 'In words. Empty for a new competency.' }),
      }),
    ),
  })
  .meta({ id: 'CompetencyImportResult' });

export const CompetencyNumber = z.coerce.number().int().min(1).max(2_147_483_647);

const Required = z
  .int()
  .min(1)
  .max(1_000)
  .nullable()
  .meta({ description: "How many of its micro-credentials the stack's badge asks for. Null asks for all." });

export const AuthoredMicroCredential = z
  .object({
    code: z.string(),
    title: z.string(),
    workingTitle: z.boolean(),
    versions: z.int().meta({ description: 'Drafts included. A micro-credential with versions cannot be removed.' }),
    revision,
  })
  .meta({ id: 'AuthoredMicroCredential' });

export const AuthoredStack = z
  .object({
    frameworkId: Id,
    code: z.string(),
    name: z.string(),
    required: z.int().nullable(),
    microCredentials: z.array(AuthoredMicroCredential),
    revision,
  })
  .meta({ id: 'AuthoredStack' });

export const AuthoredStackList = z.object({ items: z.array(AuthoredStack) }).meta({ id: 'AuthoredStackList' });

export const StackInput = z
  .strictObject({ frameworkId: Id, code: DomainCode, name: line(200), required: Required.default(null) })
  .meta({ id: 'StackInput', description: 'The code is that of the domain.' });

export const StackEdit = z.strictObject({ name: line(200), required: Required }).meta({ id: 'StackEdit' });

export const MicroCredentialInput = z
  .strictObject({
    code: word(40)
      .regex(/^[A-Z0-9][A-Z0-9-]*$/, 'Use capital letters, digits and hyphens.')
      .meta({ examples: ['INS-5'] }),
    title: line(300),
  })
  .meta({ id: 'MicroCredentialInput' });

export const MicroCredentialRename = z.strictObject({ title: line(300) }).meta({ id: 'MicroCredentialRename' });
