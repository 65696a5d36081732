import { Injectable } from '@nestjs/common';
import { type Locked, Transactor, type Tx } from '#database';
import type { PersonActor } from '#identity';
import { Leases } from './leases.js';
import { OwnReviews } from '../own-reviews.js';
import { Panels } from '../panels/panels.js';
import { SharedScores } from '../panels/shared-scores.js';
import type { Review } from '../review.entity.js';
import { reviewEnded } from '../review.refusals.js';
import { ReviewRepository } from '../review.repository.js';

/**
 * A reviewer accepts an offer. The conflict check runs again (rule 11). A reviewer who has a conflict learns only that
 * the review is no longer assigned to them. Who accepts one submission of a team accepts all (rule 48).
 * @throws DomainError `review.ended` (410), `review.transition` (409) for one that was accepted before.
 */
@Injectable()
export class AcceptReview {
  constructor(
    private readonly transactor: Transactor,
    private readonly own: OwnReviews,
    private readonly reviews: ReviewRepository,
    private readonly leases: Leases,
    private readonly panels: Panels,
    private readonly shared: SharedScores,
  ) {}

  async run({ actor, reviewId }: { actor: Pick<PersonActor, 'id'>; reviewId: string }): Promise<Review> {
    const accepted = await this.transactor.run(async (tx) => {
      const opened = await this.own.open(tx, reviewId, actor.id);
      if (opened === null) return null;
      const { review, submission } = opened;
      const accepted = await this.accept(tx, review, actor.id);
      for (const beside of await this.panels.beside(tx, submission, review))
        if (beside.review.state === 'offered') {
          await this.accept(tx, beside.review, actor.id);
          await this.shared.receive(tx, beside.submission, review.slot);
        }
      await this.shared.receive(tx, submission, review.slot);
      return accepted;
    });
    if (accepted === null) throw reviewEnded();
    return accepted;
  }

  private async accept(tx: Tx, review: Locked<Review>, actorId: string): Promise<Locked<Review>> {
    const { now, leaseUntil } = await this.leases.renewed(tx, review);
    return this.reviews.move(tx, { of: review, command: 'accept', actorId }, { acceptedAt: now, leaseUntil });
  }
}
