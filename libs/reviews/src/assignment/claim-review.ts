import { Injectable } from '@nestjs/common';
import { Transactor, type Tx } from '#database';
import type { PersonActor } from '#identity';
import { DomainError } from '#kernel';
import { type Submission, SubmissionRepository } from '#submissions';
import { DisputeQueries } from '../decision/dispute.queries.js';
import { ClaimLimit } from './claim-limit.js';
import { Offers, type Place } from './offers.js';
import { Panels } from '../panels/panels.js';
import { PoolQueries, type WaitingSubmission } from './pool.queries.js';
import type { Review } from '../review.entity.js';
import { ReviewRepository } from '../review.repository.js';
import type { Slot } from '../vocabulary.js';

export interface Claim {
  actor: Pick<PersonActor, 'id'>;
  /** Code of the micro-credential that the claim is limited to. */
  microCredential?: string;
}

/**
 * Gives a reviewer the submission that has waited longest and with which they have no conflict (rule 11): a free place
 * of an independent reviewer, or the disputed details of a submission without a third reviewer (rule 13). It is offered
 * and accepted in one step, for the hours of the terms. When many claim at once, one gets each slot. Nobody claims more
 * than the terms allow (rule 29). What a team submitted is claimed together (rule 48).
 * @throws DomainError `review.nothing-to-claim` (404), `review.claim-limit` (409)
 */
@Injectable()
export class ClaimReview {
  constructor(
    private readonly transactor: Transactor,
    private readonly pool: PoolQueries,
    private readonly submissions: SubmissionRepository,
    private readonly reviews: ReviewRepository,
    private readonly offers: Offers,
    private readonly disputes: DisputeQueries,
    private readonly limit: ClaimLimit,
    private readonly panels: Panels,
  ) {}

  async run({ actor, microCredential }: Claim): Promise<Review> {
    await this.transactor.run((tx) => this.limit.refuseMore(tx, actor.id));
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
      await this.limit.refuseMore(tx, reviewerId);
      const submission = await this.submissions.lock(tx, submissionId);
      const place = await this.freePlace(tx, submission);
      if (place === null) return null;
      const { slot, scope } = place;
      const places: [Place, ...Place[]] = [{ submission, scope }];
      for (const other of await this.panels.of(tx, submission)) {
        const beside = other.id === submissionId ? null : await this.freePlace(tx, other);
        if (beside?.slot === slot) places.push({ submission: other, scope: beside.scope });
      }
      const claimed = await this.offers.claim(tx, places, reviewerId, slot);
      return claimed?.[0] ?? null;
    });
  }

  private async freePlace(tx: Tx, submission: Submission): Promise<{ slot: Slot; scope: string[] } | null> {
    const { id, state, scope } = submission;
    if (state === 'sealed' || state === 'in_review') {
      const [slot] = await this.reviews.freeSlots(tx, id);
      return slot === undefined ? null : { slot, scope };
    }
    if (state !== 'adjudicating') return null;
    const disputed = await this.disputes.detailsOf(tx, submission);
    const isTaken = (await this.reviews.holding(tx, id)).some(({ slot }) => slot === 3);
    return isTaken || disputed.length === 0 ? null : { slot: 3, scope: disputed };
  }
}
