import { Injectable } from '@nestjs/common';
import { Transactor } from '#database';
import type { PersonActor } from '#identity';
import { SubmissionRepository } from '#submissions';
import { ReviewEndings } from './review-endings.js';
import { ReviewRepository } from '../review.repository.js';

/**
 * An administrator takes a review out of the process with a reason: what is offered is taken back, what is in hand
 * withdrawn, what is locked voided. Its scores count for nothing, another reviewer is asked and starts blank, and the
 * reviewer is not told why.
 * @throws DomainError `review.transition` (409) for one that is out already; `review.decided` (409) once the
 *   submission is decided.
 */
@Injectable()
export class VoidReview {
  constructor(
    private readonly transactor: Transactor,
    private readonly submissions: SubmissionRepository,
    private readonly reviews: ReviewRepository,
    private readonly endings: ReviewEndings,
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
      await this.endings.end(tx, submission, await this.reviews.lock(tx, reviewId), {
        because: 'voided',
        note: reason,
        actorId: actor.id,
      });
    });
  }
}
