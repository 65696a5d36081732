import { Injectable } from '@nestjs/common';
import { Transactor } from '#database';
import type { PersonActor } from '#identity';
import { DomainError } from '#kernel';
import { SubmissionRepository } from '#submissions';
import { Offers } from './offers.js';
import { PoolQueries, type WaitingSubmission } from './pool.queries.js';
import type { Review } from '../review.entity.js';
import { ReviewRepository } from '../review.repository.js';

export interface Claim {
  actor: Pick<PersonActor, 'id'>;
  /** Code of the micro-credential that the claim is limited to. */
  microCredential?: string;
}

/**
 * Gives a reviewer the submission that has waited longest and with which they have no conflict (rule 11). It is offered
 * and accepted in one step, for the hours of the terms. When many claim at once, one gets each slot.
 * @throws DomainError `review.nothing-to-claim` (404)
 */
@Injectable()
export class ClaimReview {
  constructor(
    private readonly transactor: Transactor,
    private readonly pool: PoolQueries,
    private readonly submissions: SubmissionRepository,
    private readonly reviews: ReviewRepository,
    private readonly offers: Offers,
  ) {}

  async run({ actor, microCredential }: Claim): Promise<Review> {
    let after: WaitingSubmission | undefined;
    do {
      const waiting = await this.pool.waitingFor(actor.id, { microCredential, after });
      for (const { id } of waiting) {
        const claimed = await this.take(actor.id, id);
        if (claimed !== null) return claimed;
      }
      after = waiting.at(-1);
    } while (after !== undefined);
    throw new DomainError(
      'not-found',
      'review.nothing-to-claim',
      'No submission is waiting that you can review. Check again later.',
    );
  }

  /** Each try has its own transaction, so nobody holds one submission while waiting for another. */
  private take(reviewerId: string, submissionId: string): Promise<Review | null> {
    return this.transactor.run(async (tx) => {
      const submission = await this.submissions.lock(tx, submissionId);
      if (submission.state !== 'sealed' && submission.state !== 'in_review') return null;
      const [slot] = await this.reviews.freeSlots(tx, submissionId);
      return slot === undefined ? null : this.offers.claim(tx, submission, reviewerId, slot);
    });
  }
}
