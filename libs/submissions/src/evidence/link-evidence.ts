import { Injectable } from '@nestjs/common';
import { IsNull, Not } from 'typeorm';
import type { ArtifactKind } from '#catalog/vocabulary';
import { Transactor, type Tx } from '#database';
import type { PersonActor } from '#identity';
import { Clock, DomainError, Ids, notFound } from '#kernel';
import { ArtifactFile } from '../artifact-file.entity.js';
import { EvidenceLink } from '../evidence-link.entity.js';
import { artifactsIn, detailsInScope, OwnSubmissions, type OwnSubmission } from '../own-submissions.js';
import { preparationsOf } from '../preparation/preparation.repository.js';
import { misplaced } from '../sealing/missing-parts.policy.js';
import { SubmissionRepository } from '../submission.repository.js';

/** Where the candidate shows a detail. */
export interface Evidence {
  detailId: string;
  kind: ArtifactKind;
  fileId: string | null;
  page: number | null;
  second: number | null;
  explanation: string;
}

interface EvidenceChange {
  actor: PersonActor;
  submissionId: string;
  /** Absent: a new link. */
  linkId?: string;
  evidence: Evidence;
}

/**
 * Links a detail of the attempt to the artifact or file that shows it, or changes the link.
 * @throws DomainError `evidence.invalid` (422) with a pointer to the wrong field; `evidence.not-found`;
 *   `submission.sealed`.
 */
@Injectable()
export class LinkEvidence {
  constructor(
    private readonly transactor: Transactor,
    private readonly own: OwnSubmissions,
    private readonly submissions: SubmissionRepository,
    private readonly clock: Clock,
    private readonly ids: Ids,
  ) {}

  run({ actor, submissionId, linkId, evidence }: EvidenceChange): Promise<EvidenceLink> {
    return this.transactor.run(async (tx) => {
      const own = await this.own.findWritable(tx, actor, submissionId);
      await this.check(tx, own, evidence);
      await this.submissions.touchDraft(tx, submissionId);
      if (linkId === undefined) {
        const link: EvidenceLink = { id: this.ids.next(), submissionId, ...evidence, createdAt: this.clock.now() };
        await tx.insert(EvidenceLink, link);
        return link;
      }
      const before = await tx.findOneBy(EvidenceLink, { id: linkId, submissionId });
      if (before === null) throw notFound('evidence');
      await tx.update(EvidenceLink, { id: linkId }, evidence);
      return { ...before, ...evidence };
    });
  }

  private async check(tx: Tx, own: OwnSubmission, { detailId, kind, fileId, page, second }: Evidence): Promise<void> {
    const scope = detailsInScope(own).map((detail) => detail.id);
    if (!scope.includes(detailId))
      throw misfit('/detailId', `Choose one of the details of this attempt: ${scope.join(', ')}.`);
    const kinds = artifactsIn(own).map((artifact) => artifact.kind);
    if (!kinds.includes(kind))
      throw misfit('/kind', `Choose one of the artifacts of this submission: ${kinds.join(', ')}.`);
    if (fileId === null) {
      if (page !== null || second !== null)
        throw misfit(page !== null ? '/page' : '/second', 'A page or a second needs a file. Give its id in fileId.');
      return;
    }
    const file = await tx.findOneBy(ArtifactFile, {
      id: fileId,
      submissionId: own.submission.id,
      state: Not('uploading'),
      removedAt: IsNull(),
    });
    if (file === null || file.kind !== kind)
      throw misfit('/fileId', 'Choose a file of this artifact in this submission.');
    const preparation = (await preparationsOf(tx, [file])).get(file.storageKey);
    const wrong = preparation && misplaced({ page, second }, { ...preparation, mediaType: file.mediaType });
    if (wrong) throw misfit(page !== null ? '/page' : '/second', `${wrong[0]!.toUpperCase()}${wrong.slice(1)}`);
  }
}

function misfit(pointer: string, detail: string): DomainError {
  return new DomainError(
    'invalid',
    'evidence.invalid',
    'This evidence link does not match the submission. It was not saved.',
    {
      errors: [{ pointer, detail }],
    },
  );
}
