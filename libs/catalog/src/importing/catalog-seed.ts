import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { artifactKindForm } from '../vocabulary.js';

const Text = z.string().min(1);
const Named = z.object({ code: Text, name: Text });

/** The program's catalog in a file: the framework, and the known facts about the micro-credentials. */
const CatalogSeed = z.object({
  program: Named,
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
  artifactTemplate: z.array(
    z.object({ kind: z.string().regex(artifactKindForm), position: z.int(), title: Text, about: Text }),
  ),
});
export type CatalogSeed = z.infer<typeof CatalogSeed>;

/** The catalog that comes with Laurel, from `seed/mlds-catalog.json`. */
export function readCatalogSeed(): CatalogSeed {
  const file = new URL('../../seed/mlds-catalog.json', import.meta.url);
  return CatalogSeed.parse(JSON.parse(readFileSync(file, 'utf8')));
}
