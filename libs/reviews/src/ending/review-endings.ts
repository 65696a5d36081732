import { Injectable } from '@nestjs/common';
import { DatabaseClock, type Locked, type Tx } from '#database';
import type { Submission } from '#submissions';
import { commandFor, hasSuccessor } from './ending.policy.js';
import { Offers } from '../assignment/offers.js';
import { ProblemEndings } from '../problems/problem-endings.js';
import type { Review } from '../review.entity.js';
import { decided } from '../review.refusals.js';
import { ReviewRepository } from '../review.repository.js';
import type { EndReason } from '../vocabulary.js';

interface Ending {
  because: EndReason;
  note?: string;
  /** Null when Laurel does it by itself. */
  actorId: string | null;
}

/**
 * Ends a review and offers its slot to another reviewer, who starts from scratch. The caller holds the submission's lock.
 */
@Injectable()
export class ReviewEndings {
  constructor(
    private readonly reviews: ReviewRepository,
    private readonly problems: ProblemEndings,
    private readonly offers: Offers,
    private readonly clock: DatabaseClock,
  ) {}

  /**
   * @throws DomainError `review.transition` (409) when the review's state does not allow it; `review.decided` (409)
   *   once the submission is decided.
   */
  async end(
    tx: Tx,
    submission: Submission,
    review: Locked<Review>,
    { because, note = '', actorId }: Ending,
  ): Promise<void> {
    if (submission.state === 'decided' || submission.state === 'released') throw decided();
    const command = commandFor(review.state, because);
    const dates = await this.problems.endAll(tx, review, actorId);
    await this.reviews.move(
      tx,
      { of: review, command, actorId },
      { ...dates, endedAt: await this.clock.now(tx), endedBecause: because, endedNote: note },
    );
    if (review.slot !== 3 && review.state === 'locked') await this.supersedeAdjudication(tx, submission);
    if (!hasSuccessor(because) || submission.state === 'draft') return;
    await this.offers.offerToAnother(tx, submission, { slot: review.slot, scope: review.scope, actorId: null });
  }

  /** The disputed details come from both locked reviews, so without one of them the adjudication ends. */
  private async supersedeAdjudication(tx: Tx, submission: Submission): Promise<void> {
    const third = (await this.reviews.holding(tx, submission.id)).find(({ slot }) => slot === 3);
    if (third === undefined) return;
    await this.end(tx, submission, await this.reviews.lock(tx, third.id), { because: 'superseded', actorId: null });
  }
}
