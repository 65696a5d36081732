import { Injectable } from '@nestjs/common';
import { Transactor } from '#database';
import type { PersonActor } from '#identity';
import { notFound } from '#kernel';
import { EvidenceLink } from '../evidence-link.entity.js';
import { OwnSubmissions } from '../own-submissions.js';
import { SubmissionRepository } from '../submission.repository.js';

/**
 * Removes an evidence link.
 * @throws DomainError `evidence.not-found`, `submission.sealed`, `submission.not-open`.
 */
@Injectable()
export class UnlinkEvidence {
  constructor(
    private readonly transactor: Transactor,
    private readonly own: OwnSubmissions,
    private readonly submissions: SubmissionRepository,
  ) {}

  run({ actor, submissionId, linkId }: { actor: PersonActor; submissionId: string; linkId: string }): Promise<void> {
    return this.transactor.run(async (tx) => {
      await this.own.findWritable(tx, actor, submissionId);
      await this.submissions.touchDraft(tx, submissionId);
      const deleted = await tx.delete(EvidenceLink, { id: linkId, submissionId });
      if (deleted.affected !== 1) throw notFound('evidence');
    });
  }
}
