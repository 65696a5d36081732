import { Injectable } from '@nestjs/common';
import { Transactor } from '#database';
import type { PersonActor } from '#identity';
import { Leases } from './leases.js';
import { OwnReviews } from '../own-reviews.js';
import type { Review } from '../review.entity.js';
import { reviewEnded } from '../review.refusals.js';
import { ReviewRepository } from '../review.repository.js';

/**
 * A reviewer accepts an offer. The conflict check runs again (rule 11). A reviewer who has a conflict learns only that
 * the review is no longer assigned to them.
 * @throws DomainError `review.ended` (410), `review.transition` (409) for one that was accepted before.
 */
@Injectable()
export class AcceptReview {
  constructor(
    private readonly transactor: Transactor,
    private readonly own: OwnReviews,
    private readonly reviews: ReviewRepository,
    private readonly leases: Leases,
  ) {}

  async run({ actor, reviewId }: { actor: Pick<PersonActor, 'id'>; reviewId: string }): Promise<Review> {
    const accepted = await this.transactor.run(async (tx) => {
      const opened = await this.own.open(tx, reviewId, actor.id);
      if (opened === null) return null;
      const { now, leaseUntil } = await this.leases.renewed(tx, opened.review);
      return this.reviews.move(
        tx,
        { of: opened.review, command: 'accept', actorId: actor.id },
        { acceptedAt: now, leaseUntil },
      );
    });
    if (accepted === null) throw reviewEnded();
    return accepted;
  }
}
