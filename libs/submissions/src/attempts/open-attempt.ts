import { Injectable } from '@nestjs/common';
import { IsNull, Not } from 'typeorm';
import { Outbox, type Tx } from '#database';
import type { PersonActor } from '#identity';
import { Clock, Ids } from '#kernel';
import { ArtifactFile } from '../artifact-file.entity.js';
import { Artifact } from '../artifact.entity.js';
import { carryCaptions } from '../captions/carry-captions.js';
import { Confirmation } from '../confirming/confirmation.entity.js';
import { submissionsEvents } from '../events.js';
import { EvidenceLink } from '../evidence-link.entity.js';
import { WebLink } from '../links/web-link.entity.js';
import { Submission } from '../submission.entity.js';

interface NewAttempt {
  enrollmentId: string;
  /** The details to score: all in the first attempt, the unmet ones in later attempts (rule 15). */
  scope: string[];
  /** Null when Laurel opens it. */
  actor: Pick<PersonActor, 'id'> | null;
}

/**
 * Opens the next attempt of an enrollment as a draft, inside the caller's transaction. A later attempt begins with the
 * texts, files, links and evidence of the attempt before it, so the candidate redoes only the unmet details. The rows of
 * files and their captions are copied, their bytes are shared. What a coach confirmed stays confirmed until it changes. A
 * unique index allows one open attempt at a time.
 */
@Injectable()
export class OpenAttempt {
  constructor(
    private readonly clock: Clock,
    private readonly ids: Ids,
    private readonly outbox: Outbox,
  ) {}

  async run(tx: Tx, { actor, enrollmentId, scope }: NewAttempt): Promise<Submission> {
    const previous = await tx.findOne(Submission, { where: { enrollmentId }, order: { attempt: 'DESC' } });
    const submission: Submission = {
      id: this.ids.next(),
      enrollmentId,
      attempt: (previous?.attempt ?? 0) + 1,
      state: 'draft',
      scope,
      createdAt: this.clock.now(),
      sealedAt: null,
      manifest: null,
      manifestSha256: null,
      sealedAs: null,
      revision: 1,
    };
    await tx.insert(Submission, submission as never);
    if (previous !== null) await this.carry(tx, previous.id, submission);
    const payload = { enrollmentId, attempt: submission.attempt, scope };
    await this.outbox.append(
      tx,
      submissionsEvents['submission.opened']({ subjectId: submission.id, actorId: actor?.id ?? null, payload }),
    );
    return submission;
  }

  private async carry(tx: Tx, fromId: string, to: Submission): Promise<void> {
    const artifacts = await tx.findBy(Artifact, { submissionId: fromId });
    const files = await tx.findBy(ArtifactFile, { submissionId: fromId, state: Not('uploading'), removedAt: IsNull() });
    const links = (await tx.findBy(EvidenceLink, { submissionId: fromId })).filter((link) =>
      to.scope.includes(link.detailId),
    );
    const newFileIds = new Map(files.map((file) => [file.id, this.ids.next()]));

    for (const artifact of artifacts) await tx.insert(Artifact, { ...artifact, submissionId: to.id, revision: 1 });
    for (const file of files)
      await tx.insert(ArtifactFile, { ...file, id: newFileIds.get(file.id)!, submissionId: to.id });
    await carryCaptions(tx, newFileIds);
    for (const link of await tx.findBy(WebLink, { submissionId: fromId }))
      await tx.insert(WebLink, { ...link, id: this.ids.next(), submissionId: to.id });
    for (const given of await tx.findBy(Confirmation, { submissionId: fromId, state: 'confirmed' }))
      await tx.insert(Confirmation, { ...given, id: this.ids.next(), submissionId: to.id, comparedRevision: 0 });
    for (const link of links) {
      const fileId = link.fileId === null ? null : newFileIds.get(link.fileId)!;
      await tx.insert(EvidenceLink, { ...link, id: this.ids.next(), submissionId: to.id, fileId });
    }
  }
}
