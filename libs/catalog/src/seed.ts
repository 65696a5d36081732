import { readFileSync } from 'node:fs';
import { z } from 'zod';
import type { VersionContent } from './domain/version-content.js';
import { artifactKinds, passRuleKinds } from './vocabulary.js';

const Text = z.string().min(1);
const Named = z.object({ code: Text, name: Text });

/** The program's catalog as it comes in a file: the framework, and the micro-credentials with what is known of them. */
const CatalogSeed = z.object({
  framework: Named.extend({
    levels: z.array(Named.extend({ about: Text })),
    domains: z.array(Named.extend({ stack: Text, functions: z.array(Text) })),
    competencies: z.array(
      z.object({
        number: z.int().positive(),
        domain: Text,
        function: Text,
        title: Text,
        psel: z.array(Text),
        levels: z.record(Text, Text),
      }),
    ),
  }),
  assumedLevel: Text,
  microCredentials: z.array(
    z.object({
      code: Text,
      stack: Text,
      title: Text,
      status: z.enum(['pilot', 'in_development']),
      source: z.enum(['pilot-announcement', 'overview', 'derived']),
      outcomes: z.array(Text),
    }),
  ),
  artifactTemplate: z.array(z.object({ kind: z.enum(artifactKinds), position: z.int(), title: Text, about: Text })),
});
export type CatalogSeed = z.infer<typeof CatalogSeed>;

const Requirement = z.object({
  text: z.object({ wordMinimum: z.int(), maxCharacters: z.int() }).nullable(),
  files: z.object({ minCount: z.int(), maxCount: z.int(), maxBytes: z.int(), accept: z.array(Text) }).nullable(),
});

const VersionTemplate = z.object({
  requirements: z.record(z.enum(artifactKinds), Requirement),
  rubric: z.array(z.object({ code: Text, name: Text, meets: z.boolean(), about: z.string() })),
  passRule: z.object({ kind: z.literal(passRuleKinds) }),
  priceCents: z.int(),
});

const read = <Schema extends z.ZodType>(file: string, schema: Schema): z.infer<Schema> =>
  schema.parse(JSON.parse(readFileSync(new URL(`../seed/${file}`, import.meta.url), 'utf8')));

/** The catalog that comes with Laurel, from `seed/mlds-catalog.json`. */
export function readCatalogSeed(): CatalogSeed {
  return read('mlds-catalog.json', CatalogSeed);
}

/** What a version starts from before anyone has written in it: no outcomes, and the rest as `seed/version-template.json` has and explains it. */
export function startingContent(level: string): VersionContent {
  const { requirements, ...template } = read('version-template.json', VersionTemplate);
  return {
    level,
    about: '',
    outcomes: [],
    artifacts: readCatalogSeed().artifactTemplate.map(({ kind, position, title, about }) => ({
      kind,
      position,
      title,
      about,
      guidingQuestions: [],
      ...requirements[kind],
    })),
    ...template,
  };
}
