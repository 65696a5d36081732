import { Injectable } from '@nestjs/common';
import { Transactor } from '#database';
import type { PersonActor } from '#identity';
import { ReviewEndings } from './review-endings.js';
import { OwnReviews } from '../own-reviews.js';

export interface ReturnedReview {
  actor: Pick<PersonActor, 'id'>;
  reviewId: string;
  /** Only administrators read it. */
  reason: string;
  /** Whether the reviewer recognizes the candidate, or has another conflict of interest. */
  conflict: boolean;
}

/**
 * A reviewer returns a review: declines the offer, or withdraws from a review in progress. Someone else is offered it
 * and starts from scratch. A reviewer who returns a review for a conflict never gets another submission of this candidate.
 * @throws DomainError `review.ended` (410); `review.transition` (409) once it is locked, unless for a conflict;
 *   `review.decided` (409) once the submission is decided.
 */
@Injectable()
export class ReturnReview {
  constructor(
    private readonly transactor: Transactor,
    private readonly own: OwnReviews,
    private readonly endings: ReviewEndings,
  ) {}

  run({ actor, reviewId, reason, conflict }: ReturnedReview): Promise<void> {
    return this.transactor.run(async (tx) => {
      const { review, submission } = await this.own.find(tx, reviewId, actor.id);
      const because = conflict ? 'recused' : review.state === 'offered' ? 'declined' : 'withdrawn';
      await this.endings.end(tx, submission, review, { because, note: reason, actorId: actor.id });
    });
  }
}
