import { Injectable } from '@nestjs/common';
import { Transactor } from '#database';
import type { PersonActor } from '#identity';
import { SubmissionRepository } from '#submissions';
import { ReadingAccess } from '../reading/reading-access.js';
import { ReviewEndings } from './review-endings.js';
import { ReviewRepository } from '../review.repository.js';

/**
 * An administrator ends a review with a reason: an offer is declined, a review in progress is withdrawn, a locked
 * review is voided. Its scores no longer count, and another reviewer starts from scratch. The reviewer is not told why.
 * @throws DomainError `submission.blind` (403) for an administrator who reviews the submission (rule 27);
 *   `review.transition` (409) for one that has ended; `review.decided` (409) once the submission is decided.
 */
@Injectable()
export class VoidReview {
  constructor(
    private readonly transactor: Transactor,
    private readonly submissions: SubmissionRepository,
    private readonly reviews: ReviewRepository,
    private readonly endings: ReviewEndings,
    private readonly access: ReadingAccess,
  ) {}

  run({
    actor,
    reviewId,
    reason,
  }: {
    actor: Pick<PersonActor, 'id'>;
    reviewId: string;
    reason: string;
  }): Promise<void> {
    return this.transactor.run(async (tx) => {
      const { submissionId } = await this.reviews.find(tx, reviewId);
      const submission = await this.submissions.lock(tx, submissionId);
      await this.access.refuseReviewers(actor, submissionId, tx);
      await this.endings.end(tx, submission, await this.reviews.lock(tx, reviewId), {
        because: 'voided',
        note: reason,
        actorId: actor.id,
      });
    });
  }
}
