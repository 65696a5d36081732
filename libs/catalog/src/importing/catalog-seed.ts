import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { withoutUnstorable } from '#kernel';
import { artifactKindForm, confirmers, type ShippedProgram } from '../vocabulary.js';

const Text = z.string().overwrite(withoutUnstorable).trim().min(1);
const Named = z.object({ code: Text, name: Text });

/** Where words come from. */
const source = Text.optional();

/** Words, alone or in an object that says where they come from. */
const Words = z.union([Text, z.object({ text: Text }).transform(({ text }) => text)]);

/** A sentence for each level of the scale, in one object with their source. */
const Sentences = z.object({ source }).catchall(Text);

const Outcome = z.object({
  id: Text,
  number: z.int(),
  statement: Text,
  source,
  alignment: z.object({ competencies: z.array(z.int()), source }).default({ competencies: [] }),
  details: z.array(z.object({ id: Text, letter: Text, statement: Text, source })).default([]),
  rubric: Sentences.optional(),
  /** In the program's words. A `team` shows it together. */
  shownBy: Text.optional(),
  sampleDocuments: z.object({ source, items: z.array(Text) }).optional(),
});

const Questions = z.object({
  source,
  items: z.array(z.object({ id: Text, text: Text, outcome: Text.optional() })),
});

const MicroCredential = z.object({
  code: Text,
  /** The stack's name. */
  stack: Text,
  title: Text,
  status: z.enum(['pilot', 'in_development', 'example']),
  workingTitle: z.boolean(),
  /** Absent: the catalog's assumed level. */
  level: Text.optional(),
  about: z.object({ text: Text, source }).optional(),
  outcomes: z.array(Outcome),
  guidingQuestions: z.record(Text, Questions).default({}),
});

const Artifact = z.object({
  kind: z.string().regex(artifactKindForm),
  position: z.int(),
  title: Text,
  about: Text,
  text: z.object({ wordMinimum: z.int(), maxCharacters: z.int() }).nullable(),
  files: z.object({ minCount: z.int(), maxCount: z.int(), maxBytes: z.int(), accept: z.array(Text) }).nullable(),
  confirmedBy: z.enum(confirmers).nullish(),
  /** In the program's words. A `team` submits it together. */
  submittedBy: Text.optional(),
  source,
});

/**
 * The catalog of a program in a file: the framework, what its versions start from, and the known facts about the
 * micro-credentials. Other readers use the rest of the file.
 */
export const CatalogSeed = z.object({
  program: Named,
  framework: Named.extend({
    levels: z.array(Named.extend({ about: Text })),
    domains: z.array(Named.extend({ stack: Text, functions: z.array(Text) })),
    competencies: z.array(
      z.object({
        number: z.int().positive(),
        domain: Text,
        function: Text,
        title: Words,
        psel: z.array(Text),
        levels: z.record(Text, Words),
      }),
    ),
  }),
  assumedLevel: Text.optional(),
  artifactTemplate: z.array(Artifact),
  assessmentDefaults: z.object({
    rubric: z.object({
      source,
      levels: z.array(z.object({ code: Text, name: Text, meets: z.boolean(), about: Text })),
    }),
    passRule: z.object({ kind: z.literal('every-detail-meets') }),
    price: z.object({ pilotUsd: z.number().nullable() }),
  }),
  microCredentials: z.array(MicroCredential),
});
export type CatalogSeed = z.infer<typeof CatalogSeed>;
export type SeededMicroCredential = CatalogSeed['microCredentials'][number];

/** A catalog that comes with Laurel. */
export function readCatalogSeed(name: ShippedProgram = 'mlds-catalog'): CatalogSeed {
  return CatalogSeed.parse(shippedFile(name));
}

/** A program that comes with Laurel, from the folder `seed`. */
export function shippedFile(name: ShippedProgram): unknown {
  return JSON.parse(readFileSync(new URL(`../../seed/${name}.json`, import.meta.url), 'utf8'));
}

/** Whether words from this source are a draft until the program confirms them. */
export function isDraft(from: string | undefined): boolean {
  return from !== undefined && /^(draft by Laurel|example by Laurel|derived)/.test(from);
}

/** Whether words from this source are an example that shows how Laurel works. */
export function isExample(from: string | undefined): boolean {
  return from !== undefined && from.startsWith('example by Laurel');
}
