import { IsNull, Not, type EntityManager } from 'typeorm';
import type { ArtifactRequirement } from '#catalog';
import { ArtifactFile } from './artifact-file.entity.js';
import { Artifact } from './artifact.entity.js';
import { missingParts, type MissingPart, type RequiredArtifact } from './domain/missing-parts.js';
import { EvidenceLink } from './evidence-link.entity.js';
import { detailsInScope, type OwnSubmission } from './own-submissions.js';

/** What a submission holds, as rows. */
export interface Contents {
  texts: Artifact[];
  files: ArtifactFile[];
  evidence: EvidenceLink[];
}

/** Reads what a submission holds; a file that is still on its way in does not count. */
export async function contentsOf(manager: EntityManager, submissionId: string): Promise<Contents> {
  return {
    texts: await manager.findBy(Artifact, { submissionId }),
    files: await manager.find(ArtifactFile, {
      where: { submissionId, removedAt: IsNull(), state: Not('uploading') },
      order: { kind: 'ASC', position: 'ASC' },
    }),
    evidence: await manager.find(EvidenceLink, { where: { submissionId }, order: { detailId: 'ASC', id: 'ASC' } }),
  };
}

/** A version's requirement, in the form in which it is checked. */
export function toRequired(artifact: ArtifactRequirement): RequiredArtifact {
  return {
    kind: artifact.kind,
    title: artifact.title,
    wordMinimum: artifact.text?.wordMinimum ?? null,
    fileMinimum: artifact.files?.minCount ?? null,
  };
}

/** All that this submission still lacks before it can be sealed. */
export function missingIn(own: OwnSubmission, contents: Contents): MissingPart[] {
  return missingParts(own.version.content.artifacts.map(toRequired), detailsInScope(own), contents);
}
