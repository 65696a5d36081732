import { z } from 'zod';
import { Id, text, word } from '../common.js';
import { ArtifactKindParam } from '../version-content.js';

export const EvidenceLinkView = z
  .object({
    id: Id,
    detailId: z.string(),
    kind: ArtifactKindParam,
    fileId: Id.nullable(),
    page: z.int().nullable(),
    second: z.int().nullable(),
    explanation: z.string(),
  })
  .meta({ id: 'EvidenceLink' });

export const EvidenceInput = z
  .object({
    detailId: word(40),
    kind: ArtifactKindParam,
    fileId: Id.nullable().default(null),
    page: z.int().min(1).max(100_000).nullable().default(null),
    second: z.int().min(0).max(360_000).nullable().default(null),
    explanation: text(4000),
  })
  .meta({
    id: 'EvidenceInput',
    examples: [
      {
        detailId: 'o1',
        kind: 'document_profile',
        fileId: '019ab0c2-7d1e-7c3a-9f52-3b1f8a6f0a11',
        page: 3,
        explanation: 'The alignment map that the team made in September.',
      },
    ],
  });
