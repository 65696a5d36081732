import { IsNull, Not, type EntityManager } from 'typeorm';
import { ArtifactFile } from './artifact-file.entity.js';
import { Artifact } from './artifact.entity.js';
import { EvidenceLink } from './evidence-link.entity.js';

/** The texts, files and evidence of a submission. */
export interface Contents {
  texts: Artifact[];
  files: ArtifactFile[];
  evidence: EvidenceLink[];
}

/** Reads the contents of a submission. A file that is still uploading does not count. */
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
