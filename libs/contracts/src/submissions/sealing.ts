import { z } from 'zod';
import { missingPartKinds } from '#submissions/vocabulary';
import { Id, Instant } from '../common.js';
import { PersonRefView } from '../identity.js';
import { ArtifactKindParam } from '../version-content.js';
import { AttestedView } from './attestations.js';

export const MissingPart = z
  .object({
    part: z.enum(missingPartKinds),
    artifact: ArtifactKindParam.optional(),
    detailId: z.string().optional(),
    fileId: Id.optional(),
    state: z.string().optional(),
    have: z.int().optional(),
    need: z.int().optional(),
    member: PersonRefView.optional().meta({ description: 'Which other member of the team has to do it.' }),
    say: z.string(),
  })
  .meta({
    id: 'MissingPart',
    description: 'One thing that is missing before the seal, with a sentence that says what to do.',
  });

export const Receipt = z
  .object({
    submissionId: Id,
    enrollmentId: Id,
    attempt: z.int(),
    submittedBy: z.string().meta({ description: 'The name at the seal. It stays when the person changes theirs.' }),
    sealedAt: Instant,
    closesAt: Instant.nullable(),
    onTime: z.boolean(),
    manifestSha256: z.string(),
    attestation: AttestedView.nullable().meta({
      description: 'What the candidate attested to. Null for work sealed before attestations.',
    }),
    manifest: z
      .looseObject({})
      .meta({ description: 'What was sealed. `manifestSha256` is the hash of its canonical JSON (RFC 8785).' }),
  })
  .meta({ id: 'Receipt' });
