import { Injectable } from '@nestjs/common';
import { In, IsNull, Not } from 'typeorm';
import type { ArtifactKind } from '#catalog/vocabulary';
import type { Tx } from '#database';
import { Ids } from '#kernel';
import { ArtifactFile } from './artifact-file.entity.js';
import { Artifact, ArtifactVersion } from './artifact.entity.js';
import { carryCaptions } from './captions/carry-captions.js';
import { Captions } from './captions/captions.entity.js';
import { EvidenceLink } from './evidence-link.entity.js';
import { WebLink } from './links/web-link.entity.js';
import { PreflightFinding } from './preflight/preflight-finding.entity.js';
import type { Submission } from './submission.entity.js';

/** Copies the contents of one submission to another. The rows of files and captions are copied, the bytes are shared. */
@Injectable()
export class ContentsCopy {
  constructor(private readonly ids: Ids) {}

  /** Copies these artifacts, with the evidence in them for the details that the other submission is scored on. */
  async copy(
    tx: Tx,
    fromId: string,
    to: Pick<Submission, 'id' | 'scope'>,
    kinds: readonly ArtifactKind[],
  ): Promise<void> {
    const from = { submissionId: fromId, kind: In([...kinds]) };
    const artifacts = await tx.findBy(Artifact, from);
    const files = await tx.findBy(ArtifactFile, { ...from, state: Not('uploading'), removedAt: IsNull() });
    const links = (await tx.findBy(EvidenceLink, from)).filter((link) => to.scope.includes(link.detailId));
    const newFileIds = new Map(files.map((file) => [file.id, this.ids.next()]));
    for (const artifact of artifacts) await tx.insert(Artifact, { ...artifact, submissionId: to.id, revision: 1 });
    for (const file of files)
      await tx.insert(ArtifactFile, { ...file, id: newFileIds.get(file.id)!, submissionId: to.id });
    await carryCaptions(tx, newFileIds);
    for (const link of await tx.findBy(WebLink, from))
      await tx.insert(WebLink, { ...link, id: this.ids.next(), submissionId: to.id });
    for (const link of links) {
      const fileId = link.fileId === null ? null : newFileIds.get(link.fileId)!;
      await tx.insert(EvidenceLink, { ...link, id: this.ids.next(), submissionId: to.id, fileId });
    }
  }

  /** Removes the rows of these artifacts. The bytes stay: other submissions share them. */
  async remove(tx: Tx, submissionId: string, kinds: readonly ArtifactKind[]): Promise<void> {
    const of = { submissionId, kind: In([...kinds]) };
    const files = (await tx.findBy(ArtifactFile, of)).map(({ id }) => id);
    await tx.delete(EvidenceLink, of);
    await tx.delete(PreflightFinding, { submissionId, artifact: In([...kinds]) });
    if (files.length > 0) await tx.delete(Captions, { fileId: In(files) });
    await tx.query('DELETE FROM text_fingerprint WHERE submission_id = $1 AND artifact = ANY ($2)', [
      submissionId,
      [...kinds],
    ]);
    await tx.delete(ArtifactFile, of);
    await tx.delete(WebLink, of);
    await tx.delete(ArtifactVersion, of);
    await tx.delete(Artifact, of);
  }
}
