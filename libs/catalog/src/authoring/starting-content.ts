import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { readCatalogSeed } from '../importing/catalog-seed.js';
import type { VersionContent } from '../version-content.document.js';
import { passRuleKinds } from '../vocabulary.js';

const Text = z.string().min(1);

const Requirement = z.object({
  text: z.object({ wordMinimum: z.int(), maxCharacters: z.int() }).nullable(),
  files: z.object({ minCount: z.int(), maxCount: z.int(), maxBytes: z.int(), accept: z.array(Text) }).nullable(),
});

const VersionTemplate = z.object({
  requirements: z.record(Text, Requirement),
  rubric: z.array(z.object({ code: Text, name: Text, meets: z.boolean(), about: z.string() })),
  passRule: z.object({ kind: z.literal(passRuleKinds) }),
  priceCents: z.int(),
});

/** The content of a new version: no outcomes, and the rest from the template in `seed/version-template.json`. */
export function startingContent(level: string): VersionContent {
  const file = new URL('../../seed/version-template.json', import.meta.url);
  const { requirements, ...template } = VersionTemplate.parse(JSON.parse(readFileSync(file, 'utf8')));
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
      ...requirements[kind]!,
    })),
    ...template,
  };
}
