import { IsNull, Not, type EntityManager } from 'typeorm';
import { ArtifactFile } from './artifact-file.entity.js';
import { Artifact } from './artifact.entity.js';
import { captionsOf } from './captions/captions-of.js';
import type { Captions } from './captions/captions.entity.js';
import { Confirmation } from './confirming/confirmation.entity.js';
import { EvidenceLink } from './evidence-link.entity.js';
import { WebLink } from './links/web-link.entity.js';
import { type Preparation } from './preparation/preparation.entity.js';
import { preparationsOf } from './preparation/preparation.repository.js';

/** The texts, files, links and evidence of a submission, and what the worker made of the files. */
export interface Contents {
  texts: Artifact[];
  files: ArtifactFile[];
  /** In the order of their artifact. */
  links: WebLink[];
  evidence: EvidenceLink[];
  confirmations: Confirmation[];
  /** By storage key. A file that nobody has looked at yet has none. */
  preparations: ReadonlyMap<string, Preparation>;
  /** By file id. */
  captions: ReadonlyMap<string, Captions>;
}

/** Reads the contents of a submission. A file that is still uploading does not count. */
export async function contentsOf(manager: EntityManager, submissionId: string): Promise<Contents> {
  const files = await manager.find(ArtifactFile, {
    where: { submissionId, removedAt: IsNull(), state: Not('uploading') },
    order: { kind: 'ASC', position: 'ASC' },
  });
  return {
    texts: await manager.findBy(Artifact, { submissionId }),
    files,
    links: await manager.find(WebLink, { where: { submissionId }, order: { kind: 'ASC', position: 'ASC' } }),
    preparations: await preparationsOf(manager, files),
    captions: await captionsOf(manager, files),
    confirmations: await manager.findBy(Confirmation, { submissionId }),
    evidence: await manager.find(EvidenceLink, { where: { submissionId }, order: { detailId: 'ASC', id: 'ASC' } }),
  };
}
