import { z } from 'zod';
import { contentChangeKinds, versionStates } from '#catalog/vocabulary';
import { Id, Instant, line, PageQuery, pageOf } from './common.js';
import { LevelCode, VersionContent } from './version-content.js';

const MicroCredentialCode = z
  .string()
  .min(1)
  .max(40)
  .meta({ description: "A micro-credential's code.", examples: ['INS-1'] });
const ContentHash = z.string().meta({
  description:
    "SHA-256 of the content's canonical JSON (RFC 8785), lower-case hex. It is of the whole content, also of words that the program has not confirmed, which only authors read.",
  examples: ['5e3b1f0d6c2a49f8b7e1d4c3a2906f5e8d7c6b5a49382716050f4e3d2c1b0a99'],
});
const versionSummary = {
  id: Id,
  number: z.int(),
  level: LevelCode,
  levelAssumed: z
    .boolean()
    .meta({ description: 'The program has not named a level yet. Laurel assumes this one until an author names it.' }),
  state: z.enum(versionStates),
  contentHash: ContentHash,
  pilotedAt: Instant.nullable().meta({ description: 'When it became public. Null for a draft.' }),
};

export const VersionSummary = z.object(versionSummary).meta({ id: 'VersionSummary' });

export const Version = z
  .object({
    ...versionSummary,
    microCredentialId: Id,
    code: MicroCredentialCode,
    title: z.string(),
    stack: z.object({ code: z.string(), name: z.string() }),
    content: VersionContent,
    revision: z.int().meta({ description: 'Grows with every change. It is the ETag.' }),
  })
  .meta({ id: 'Version' });

export const VersionPage = pageOf(VersionSummary).meta({ id: 'VersionPage' });

export const MicroCredential = z
  .object({
    id: Id,
    code: MicroCredentialCode,
    stack: z.string().meta({ description: "The stack's code.", examples: ['INS'] }),
    title: z.string(),
    workingTitle: z
      .boolean()
      .meta({ description: 'The program has not named it yet, so the title comes from the framework.' }),
    currentVersions: z.array(VersionSummary).meta({
      description:
        'One for each level: the published version, or else the latest in pilot. Empty while it is in development.',
    }),
  })
  .meta({ id: 'MicroCredential' });

export const MicroCredentialList = z.object({ items: z.array(MicroCredential) }).meta({ id: 'MicroCredentialList' });

export const Stack = z
  .object({
    code: z.string().meta({ examples: ['INS'] }),
    name: z.string(),
    required: z
      .int()
      .nullable()
      .meta({ description: 'How many of its micro-credentials its badge asks for. Null asks for all.' }),
    microCredentials: z.array(MicroCredential),
  })
  .meta({ id: 'Stack', description: 'The micro-credentials of one domain.' });

export const StackList = z.object({ items: z.array(Stack) }).meta({ id: 'StackList' });

export const Framework = z
  .object({
    code: z.string(),
    name: z.string(),
    levels: z.array(z.object({ code: LevelCode, name: z.string(), about: z.string() })),
    domains: z.array(z.object({ code: z.string(), name: z.string(), functions: z.array(z.string()) })),
  })
  .meta({ id: 'Framework' });

export const Catalog = z.object({ framework: Framework, stacks: z.array(Stack) }).meta({ id: 'Catalog' });

export const Competency = z
  .object({
    number: z.int().meta({ description: 'Unique within the program.' }),
    identifier: z.string().meta({ description: 'Its identifier in CASE. It never changes.' }),
    uri: z.string().meta({ description: 'Where it is published.' }),
    framework: z.string().meta({ description: "The framework's code.", examples: ['MLDS'] }),
    domain: z.string().meta({ description: "The domain's code.", examples: ['INS'] }),
    function: z.string(),
    title: z.string(),
    psel: z
      .array(z.string())
      .meta({ description: 'Codes of the Professional Standards for Educational Leaders.', examples: [['4a', '4b']] }),
    levels: z.record(z.string(), z.string()).meta({ description: 'What it looks like, by level code.' }),
  })
  .meta({ id: 'Competency' });

export const CompetencyPage = pageOf(Competency).meta({ id: 'CompetencyPage' });

export const CompetencyQuery = PageQuery.extend({
  psel: z
    .string()
    .trim()
    .toLowerCase()
    .regex(/^\d{1,2}[a-z]$/, 'A PSEL code is a number and a letter, for example 4b.')
    .optional()
    .meta({ description: 'Only competencies with this PSEL code.', examples: ['4b'] }),
  framework: line(40)
    .optional()
    .meta({ description: 'Only competencies of the framework with this code.', examples: ['MLDS'] }),
  domain: line(40)
    .toUpperCase()
    .optional()
    .meta({ description: 'Only competencies of the domain with this code.', examples: ['INS'] }),
  level: line(40)
    .toLowerCase()
    .optional()
    .meta({ description: 'Only competencies with a description at this level.', examples: ['developing'] }),
});

export const MicroCredentialPath = line(40).toUpperCase();

export const DraftInput = z
  .strictObject({
    level: LevelCode,
    copyOf: Id.optional().meta({
      description:
        'Id of the version to copy. Without it, the draft has no outcomes, and the rest comes from the program’s template.',
    }),
  })
  .meta({ id: 'DraftInput', examples: [{ level: 'developing' }] });

const Faults = z.array(z.object({ pointer: z.string(), detail: z.string() }));

export const ContentCheck = z
  .object({
    faults: Faults.meta({ description: 'The faults that keep a draft from being saved.' }),
    missingParts: Faults.meta({ description: 'The missing parts that keep a draft from going into pilot.' }),
    unconfirmed: Faults.meta({
      description: 'The drafts that only authors see, until somebody confirms or changes them.',
    }),
  })
  .meta({
    id: 'ContentCheck',
    examples: [
      {
        faults: [],
        missingParts: [{ pointer: '/outcomes', detail: 'Write at least one essential outcome.' }],
        unconfirmed: [],
      },
    ],
  });

export const VersionChanges = z
  .object({
    from: VersionSummary,
    to: VersionSummary,
    changes: z.array(
      z.object({
        kind: z.enum(contentChangeKinds),
        pointer: z
          .string()
          .meta({ description: 'JSON pointer into the later content. For a removal, into the earlier content.' }),
        words: z.string().meta({ examples: ['Level was "developing" and is now "emerging".'] }),
      }),
    ),
  })
  .meta({ id: 'VersionChanges' });

export const VersionChangesQuery = z.object({ from: Id.meta({ description: 'The version to compare with.' }) });
