import { Injectable } from '@nestjs/common';
import { DatabaseClock, type Locked, type Tx } from '#database';
import type { Submission } from '#submissions';
import { commandFor, hasSuccessor } from './ending.policy.js';
import { Offers, type Place } from '../assignment/offers.js';
import { Panels, type PlacedReview } from '../panels/panels.js';
import { ProblemEndings } from '../problems/problem-endings.js';
import type { Review } from '../review.entity.js';
import { reviewLifecycle } from '../review.lifecycle.js';
import { decided } from '../review.refusals.js';
import { ReviewRepository } from '../review.repository.js';
import type { EndReason } from '../vocabulary.js';

interface Ending {
  because: EndReason;
  note?: string;
  /** Null when Laurel does it by itself. */
  actorId: string | null;
}

const isDecided = ({ state }: Submission): boolean => state === 'decided' || state === 'released';

/**
 * Ends a review and offers its slot to another reviewer, who starts from scratch. The caller holds the submission's lock.
 * Who gives up one submission of a team gives up all that they can (rule 48).
 */
@Injectable()
export class ReviewEndings {
  constructor(
    private readonly reviews: ReviewRepository,
    private readonly problems: ProblemEndings,
    private readonly offers: Offers,
    private readonly panels: Panels,
    private readonly clock: DatabaseClock,
  ) {}

  /**
   * @throws DomainError `review.transition` (409) when the review's state does not allow it; `review.decided` (409)
   *   once the submission is decided.
   */
  async end(tx: Tx, submission: Submission, review: Locked<Review>, ending: Ending): Promise<void> {
    if (isDecided(submission)) throw decided();
    const { because } = ending;
    const beside = hasSuccessor(because) ? await this.panels.beside(tx, submission, review) : [];
    const ended: [Place, ...Place[]] = [{ submission, scope: review.scope }];
    await this.endOne(tx, { submission, review }, ending);
    for (const other of beside) {
      const command = commandFor(other.review.state, because);
      if (isDecided(other.submission) || !reviewLifecycle.allows(other.review.state, command)) continue;
      await this.endOne(tx, other, ending);
      ended.push({ submission: other.submission, scope: other.review.scope });
    }
    if (!hasSuccessor(because) || submission.state === 'draft') return;
    await this.offers.offerToAnother(tx, ended, { slot: review.slot, actorId: null });
  }

  private async endOne(
    tx: Tx,
    { submission, review }: PlacedReview,
    { because, note = '', actorId }: Ending,
  ): Promise<void> {
    const command = commandFor(review.state, because);
    const dates = await this.problems.endAll(tx, review, actorId);
    await this.reviews.move(
      tx,
      { of: review, command, actorId },
      { ...dates, endedAt: await this.clock.now(tx), endedBecause: because, endedNote: note },
    );
    if (review.slot !== 3 && review.state === 'locked') await this.supersedeAdjudication(tx, submission);
  }

  /** The disputed details come from both locked reviews, so without one of them the adjudication ends. */
  private async supersedeAdjudication(tx: Tx, submission: Submission): Promise<void> {
    const third = (await this.reviews.holding(tx, submission.id)).find(({ slot }) => slot === 3);
    if (third === undefined) return;
    await this.end(tx, submission, await this.reviews.lock(tx, third.id), { because: 'superseded', actorId: null });
  }
}
