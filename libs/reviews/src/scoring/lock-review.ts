import { Injectable } from '@nestjs/common';
import { DatabaseClock, Transactor, type Tx } from '#database';
import type { PersonActor } from '#identity';
import { DomainError } from '#kernel';
import { Deliberation } from '../decision/deliberation.js';
import { OwnReviews } from '../own-reviews.js';
import { SharedScores } from '../panels/shared-scores.js';
import { ProblemEndings } from '../problems/problem-endings.js';
import type { Review } from '../review.entity.js';
import { reviewEnded } from '../review.refusals.js';
import { ReviewRepository } from '../review.repository.js';
import { ScoringMaterial } from './scoring-material.js';

/**
 * Locks a review for good. Every detail has a score, and each score that does not meet has a rationale and points at
 * evidence (rule 12). The conflict check runs again (rule 11). The last lock decides the submission, or sends it to a
 * third reviewer when the two differ (rule 13). Problems that the reviewer reported and nobody has answered end. What a team shows is scored on the first of its submissions, so
 * the others can be locked after that one.
 * @throws DomainError `review.incomplete` (409) with everything that is missing, `review.ended` (410),
 *   `review.transition` (409) before it is accepted and once it is locked.
 */
@Injectable()
export class LockReview {
  constructor(
    private readonly transactor: Transactor,
    private readonly own: OwnReviews,
    private readonly reviews: ReviewRepository,
    private readonly material: ScoringMaterial,
    private readonly problems: ProblemEndings,
    private readonly shared: SharedScores,
    private readonly deliberation: Deliberation,
    private readonly clock: DatabaseClock,
  ) {}

  async run({
    actor,
    reviewId,
    summary,
  }: {
    actor: Pick<PersonActor, 'id'>;
    reviewId: string;
    summary: string;
  }): Promise<Review> {
    const locked = await this.transactor.run(async (tx) => {
      const opened = await this.own.open(tx, reviewId, actor.id);
      if (opened === null) return null;
      const { review, submission } = opened;
      if (review.state === 'accepted' || review.state === 'scoring') await this.refuseIncomplete(tx, review);
      const dates = await this.problems.endAll(tx, review, actor.id);
      const locked = await this.reviews.move(
        tx,
        { of: review, command: 'lock', actorId: actor.id },
        { ...dates, lockedAt: await this.clock.now(tx), summary },
      );
      await this.shared.give(tx, submission, locked);
      await this.deliberation.proceed(tx, submission);
      return locked;
    });
    if (locked === null) throw reviewEnded();
    return locked;
  }

  /** The review's row is locked, so no score changes before the review is locked. */
  private async refuseIncomplete(tx: Tx, review: Review): Promise<void> {
    const missing = await this.material.missing(tx, review);
    if (missing.length === 0) return;
    const things = missing.length === 1 ? 'one thing is missing' : `${missing.length} things are missing`;
    throw new DomainError(
      'conflict',
      'review.incomplete',
      `This review cannot be locked yet: ${things}. Your scores are saved.`,
      {
        missingParts: missing,
      },
    );
  }
}
