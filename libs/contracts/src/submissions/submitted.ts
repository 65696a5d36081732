import { z } from 'zod';
import { Id, Instant } from '../common.js';
import { PersonRefView } from '../identity.js';
import { ArtifactKindParam } from '../version-content.js';
import { SubmissionState } from './attempts.js';
import { AttestedView } from './attestations.js';
import { EvidenceLinkView } from './evidence.js';
import { ArtifactFileView } from './files.js';
import { WebLinkView } from './links.js';
import { PreflightFindingView } from './preflight.js';

const SubmittedArtifact = z.object({
  kind: ArtifactKindParam,
  title: z.string(),
  text: z
    .object({ text: z.string(), words: z.int() })
    .nullable()
    .meta({ description: 'Null where the candidate wrote nothing.' }),
  files: z.array(ArtifactFileView),
  links: z.array(WebLinkView),
});

export const SubmittedWork = z
  .object({
    id: Id,
    enrollmentId: Id,
    attempt: z.int(),
    state: SubmissionState,
    microCredential: z.object({ code: z.string(), title: z.string(), version: z.int() }),
    sealedAt: Instant,
    manifestSha256: z.string(),
    artifacts: z.array(SubmittedArtifact),
    details: z
      .array(z.object({ id: z.string(), outcomeNumber: z.int(), statement: z.string() }))
      .meta({ description: 'The details that this attempt is scored on, and others that have evidence.' }),
    evidence: z.array(EvidenceLinkView),
    attestation: AttestedView.nullable().meta({ description: 'Null for work sealed before attestations.' }),
    inOneDownload: z
      .boolean()
      .meta({ description: 'Whether everything fits in one ZIP file. If not, each file can still be downloaded.' }),
  })
  .meta({ id: 'SubmittedWork', description: 'The texts, files and evidence of a sealed attempt.' });

export const ReadFile = ArtifactFileView.extend({
  fault: z.string().nullable().meta({ description: 'The error behind the problem, where there was one.' }),
  metadata: z
    .array(z.object({ place: z.string(), value: z.string() }))
    .meta({ description: "What the original's metadata says. The blind copy has none of it." }),
  preparedAt: Instant.nullable(),
  preparing: z.boolean().meta({ description: 'Whether a blind copy is being made now.' }),
}).meta({ id: 'ReadFile' });

export const ReadSubmission = SubmittedWork.extend({
  candidate: PersonRefView,
  artifacts: z.array(SubmittedArtifact.extend({ files: z.array(ReadFile) })),
  kept: z
    .array(PreflightFindingView)
    .meta({ description: 'The names that the candidate let stay, each with the reason.' }),
}).meta({ id: 'ReadSubmission', description: 'A sealed submission as administrators read it.' });
