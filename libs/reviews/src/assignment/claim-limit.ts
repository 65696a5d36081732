import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import type { Tx } from '#database';
import { Review } from '../review.entity.js';
import { claimLimitReached } from '../review.refusals.js';
import { TermsRepository } from '../terms/terms.repository.js';
import { runningStates } from '../vocabulary.js';

/** How many claimed reviews one reviewer has in progress. Offers by administrators do not count. */
@Injectable()
export class ClaimLimit {
  constructor(private readonly terms: TermsRepository) {}

  /**
   * Claims of one reviewer wait here for one another, so that two at once do not both fit.
   * @throws DomainError `review.claim-limit` (409)
   */
  async refuseMore(tx: Tx, reviewerId: string): Promise<void> {
    await tx.query('SELECT pg_advisory_xact_lock(hashtext($1))', [`laurel.claims.${reviewerId}`]);
    const { claimLimit } = await this.terms.current(tx, { kind: 'person', id: reviewerId });
    const claimed = await tx.countBy(Review, { reviewerId, claimed: true, state: In([...runningStates]) });
    if (claimed >= claimLimit) throw claimLimitReached(claimLimit);
  }
}
