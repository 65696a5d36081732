import { Injectable } from '@nestjs/common';
import { Transactor } from '#database';
import type { PersonActor } from '#identity';
import { ReviewEndings } from './review-endings.js';
import { OwnReviews } from '../own-reviews.js';

export interface GivenBack {
  actor: Pick<PersonActor, 'id'>;
  reviewId: string;
  /** Administrators read it. */
  reason: string;
  /** Whether the reviewer knows whose work it is, or stands too close to it for another reason. */
  conflict: boolean;
}

/**
 * A reviewer gives a review back: declines the offer, or withdraws from what is in hand. Someone else is asked and
 * starts blank. Who gives it back for a conflict is never again given anything of this candidate.
 * @throws DomainError `review.ended` (410); `review.transition` (409) once it is locked, unless for a conflict;
 *   `review.decided` (409) once the submission is decided.
 */
@Injectable()
export class GiveBackReview {
  constructor(
    private readonly transactor: Transactor,
    private readonly own: OwnReviews,
    private readonly endings: ReviewEndings,
  ) {}

  run({ actor, reviewId, reason, conflict }: GivenBack): Promise<void> {
    return this.transactor.run(async (tx) => {
      const { review, submission } = await this.own.find(tx, reviewId, actor.id);
      const because = conflict ? 'recused' : review.state === 'offered' ? 'declined' : 'withdrawn';
      await this.endings.end(tx, submission, review, { because, note: reason, actorId: actor.id });
    });
  }
}
