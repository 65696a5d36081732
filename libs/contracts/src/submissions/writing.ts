import { z } from 'zod';
import { Instant, writing } from '../common.js';
import { ArtifactKindParam } from '../version-content.js';

export const TextInput = z
  .object({
    text: writing().max(2_000_000),
    keepBefore: z.boolean().optional().meta({
      description:
        'Keeps the text before this one as a separate version, for a choice between two texts. The default is false.',
    }),
  })
  .meta({ id: 'TextInput', examples: [{ text: 'In August our leadership team set out to …' }] });

export const TextView = z
  .object({ kind: ArtifactKindParam, text: z.string(), words: z.int(), revision: z.int(), savedAt: Instant.nullable() })
  .meta({ id: 'ArtifactText' });

export const TextVersion = z
  .object({ revision: z.int(), words: z.int(), startedAt: Instant, savedAt: Instant })
  .meta({ id: 'TextVersion' });

export const TextVersions = z.object({ items: z.array(TextVersion) });

export const TextVersionView = TextVersion.extend({ kind: ArtifactKindParam, text: z.string() }).meta({
  id: 'TextVersionWithText',
});

export const RevisionParam = z.coerce.number().int().min(1).max(2_000_000_000);
