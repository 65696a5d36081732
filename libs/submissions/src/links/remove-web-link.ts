import { Injectable } from '@nestjs/common';
import { Transactor } from '#database';
import type { PersonActor } from '#identity';
import { notFound } from '#kernel';
import { OwnSubmissions } from '../own-submissions.js';
import { SubmissionRepository } from '../submission.repository.js';
import { WebLink } from './web-link.entity.js';

/**
 * Removes a link from the draft.
 * @throws DomainError `web-link.not-found`; `submission.sealed`, `submission.not-open` (409).
 */
@Injectable()
export class RemoveWebLink {
  constructor(
    private readonly transactor: Transactor,
    private readonly own: OwnSubmissions,
    private readonly submissions: SubmissionRepository,
  ) {}

  run({
    actor,
    submissionId,
    webLinkId,
  }: {
    actor: PersonActor;
    submissionId: string;
    webLinkId: string;
  }): Promise<void> {
    return this.transactor.run(async (tx) => {
      await this.own.findWritable(tx, actor, submissionId);
      await this.submissions.touchDraft(tx, submissionId);
      const removed = await tx.delete(WebLink, { id: webLinkId, submissionId });
      if (removed.affected !== 1) throw notFound('web-link');
    });
  }
}
