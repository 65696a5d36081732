import { z } from 'zod';
import { artifactKindForm, confirmers, mostArtifacts, mostLinks, sharers } from '#catalog/vocabulary';
import { Cents, LocalId, text, word } from './common.js';
import {
  Alignments,
  Credit,
  Markdown,
  Prerequisites,
  Resources,
  RubricSentences,
  SampleDocuments,
  Unconfirmed,
  Validity,
} from './version-aids.js';

export const LevelCode = word(40).meta({
  description: "Code of one of the framework's levels.",
  examples: ['developing'],
});
const Statement = text(2_000);
const About = text(8_000, 0);
const Count = z.int().min(0).max(1_000);

export const ArtifactKindParam = z
  .string()
  .regex(artifactKindForm, 'Use at most 50 lower-case letters, digits and "_", starting with a letter.')
  .meta({
    id: 'ArtifactKind',
    description: 'Names an artifact within its version. It stays the same when the artifact moves or is retitled.',
    examples: ['responsive_narrative'],
  });

export const OutcomeDetail = z.strictObject({
  id: LocalId,
  letter: z.string().regex(/^[a-z]$/, 'Use one letter from a to z.'),
  statement: Statement,
  rubricSentences: RubricSentences.optional(),
});

export const EssentialOutcome = z
  .strictObject({
    id: LocalId,
    number: z.int().min(1).max(100),
    statement: Statement,
    details: z
      .array(OutcomeDetail)
      .max(26)
      .meta({ description: 'Each detail has its own score. Without details, the outcome is scored as one detail.' }),
    competencies: z.array(z.int()).max(100).meta({ description: "Numbers of the framework's competencies." }),
    rubricSentences: RubricSentences.optional(),
    sampleDocuments: SampleDocuments.optional(),
    alignments: Alignments.optional(),
    shownBy: z.enum(sharers).optional().meta({
      description: 'Who shows it together, with one score for all. Absent: each candidate shows it.',
    }),
  })
  .meta({ id: 'EssentialOutcome' });

export const ArtifactRequirement = z
  .strictObject({
    kind: ArtifactKindParam,
    position: z.int().min(1).max(mostArtifacts),
    title: text(200),
    about: About,
    guidingQuestions: z
      .array(
        z.strictObject({
          id: LocalId,
          text: Statement,
          outcome: LocalId.optional().meta({
            description: 'The id of the outcome that it is about.',
            examples: ['o1'],
          }),
        }),
      )
      .max(50),
    text: z
      .strictObject({
        wordMinimum: z.int().min(0).max(50_000).meta({ description: '0 asks for any text.' }),
        maxCharacters: z.int().min(1).max(400_000),
      })
      .nullable()
      .meta({ description: 'Null: no text.' }),
    files: z
      .strictObject({
        minCount: Count,
        maxCount: Count.min(1),
        maxBytes: z.int().min(1).max(5_368_709_120).meta({ description: 'The size limit of one file, in bytes.' }),
        accept: z
          .array(word(255))
          .min(1)
          .max(100)
          .meta({ description: 'Media types, exact and in lower case.', examples: [['application/pdf']] }),
      })
      .nullable()
      .meta({ description: 'Null: no files.' }),
    links: z
      .strictObject({ minCount: z.int().min(0).max(mostLinks), maxCount: z.int().min(1).max(mostLinks) })
      .optional()
      .meta({ description: 'Addresses of pages elsewhere, each with a description. Absent: no links.' }),
    confirmedBy: z.enum(confirmers).optional().meta({
      description: 'Who confirms the artifact as it is before it can be submitted. Absent: nobody.',
    }),
    submittedBy: z.enum(sharers).optional().meta({
      description: 'Who submits it together. Absent: each candidate submits their own.',
    }),
  })
  .meta({ id: 'ArtifactRequirement' });

export const RubricLevel = z
  .strictObject({
    code: LocalId,
    name: text(100),
    meets: z.boolean().meta({ description: 'Whether a detail scored here is met.' }),
    about: About,
  })
  .meta({ id: 'RubricLevel', examples: [{ code: 'demonstrated', name: 'Demonstrated', meets: true, about: '' }] });

export const PassRule = z
  .discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('every-detail-meets') }),
    z.strictObject({
      kind: z.literal('at-least-level'),
      level: LocalId.meta({ description: 'Code of the level of the scale that every detail has to reach.' }),
      detailLevels: z
        .record(LocalId, LocalId)
        .optional()
        .meta({ description: 'The level of a detail that needs another, by the id of the detail.' }),
    }),
    z.strictObject({
      kind: z.literal('at-least-n-of-m'),
      atLeast: z.int().min(1).max(26).meta({
        description: 'How many details of each outcome have to meet. An outcome with fewer needs all of them.',
      }),
    }),
  ])
  .meta({ id: 'PassRule', description: 'When a submission is met.' });

const contentExample = {
  level: 'developing',
  about: '',
  outcomes: [
    {
      id: 'o1',
      number: 1,
      statement: 'Provides opportunities for teachers to build their assessment literacy',
      details: [],
      competencies: [5],
    },
  ],
  artifacts: [
    {
      kind: 'responsive_narrative',
      position: 1,
      title: 'Responsive narrative',
      about: '',
      guidingQuestions: [],
      text: { wordMinimum: 1_000, maxCharacters: 60_000 },
      files: null,
    },
    {
      kind: 'document_profile',
      position: 2,
      title: 'Profile of sample documents',
      about: '',
      guidingQuestions: [],
      text: null,
      files: { minCount: 1, maxCount: 20, maxBytes: 524_288_000, accept: ['application/pdf', 'image/png'] },
    },
    {
      kind: 'portfolio_analysis',
      position: 3,
      title: 'Written analysis',
      about: '',
      guidingQuestions: [],
      text: { wordMinimum: 0, maxCharacters: 60_000 },
      files: null,
    },
    {
      kind: 'reflection_plan',
      position: 4,
      title: 'Reflection and dissemination plan',
      about: '',
      guidingQuestions: [],
      text: { wordMinimum: 500, maxCharacters: 60_000 },
      files: null,
    },
  ],
  rubric: [
    { code: 'not_met', name: 'Not met', meets: false, about: '' },
    { code: 'demonstrated', name: 'Demonstrated', meets: true, about: '' },
  ],
  passRule: { kind: 'every-detail-meets' },
  priceCents: 0,
};

export const VersionContent = z
  .strictObject({
    level: LevelCode,
    about: About.meta({ description: 'Markdown.' }),
    why: Markdown.optional(),
    method: Markdown.optional(),
    outcomes: z.array(EssentialOutcome).max(100),
    artifacts: z.array(ArtifactRequirement).max(mostArtifacts).meta({ description: 'Each kind once.' }),
    rubric: z.array(RubricLevel).max(20).meta({ description: 'Ascending: the levels that do not meet come first.' }),
    passRule: PassRule,
    priceCents: Cents,
    resources: Resources.optional(),
    alignments: Alignments.optional(),
    credit: Credit.optional(),
    validity: Validity.optional(),
    prerequisites: Prerequisites.optional(),
    unconfirmed: Unconfirmed.optional(),
  })
  .meta({ id: 'VersionContent', description: 'What a candidate is assessed against.', examples: [contentExample] });
