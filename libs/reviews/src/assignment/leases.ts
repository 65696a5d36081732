import { Injectable } from '@nestjs/common';
import { DatabaseClock, type Tx } from '#database';
import { PersonQueries } from '#identity';
import { leaseUntil } from './schedule.policy.js';
import { hasLapsed, runningTime } from '../problems/waiting.policy.js';
import type { Review } from '../review.entity.js';
import { reviewEnded } from '../review.refusals.js';
import { TermsRepository } from '../terms/terms.repository.js';

/** How long a review stays with its reviewer, by the database's clock and in the reviewer's zone. */
@Injectable()
export class Leases {
  constructor(
    private readonly terms: TermsRepository,
    private readonly people: PersonQueries,
    private readonly clock: DatabaseClock,
  ) {}

  /** @throws DomainError `review.ended` (410) once the lease is over, even before the sweep has run. */
  async refuseLapsed(tx: Tx, review: Review): Promise<Date> {
    const now = await this.clock.now(tx);
    if (review.state !== 'locked' && hasLapsed(review, now)) throw reviewEnded();
    return now;
  }

  /**
   * The lease of a review on which its reviewer has just worked.
   * @throws DomainError `review.ended` (410) once it is over.
   */
  async renewed(tx: Tx, review: Review): Promise<{ now: Date; leaseUntil: Date }> {
    const now = await this.refuseLapsed(tx, review);
    const { zone } = await this.people.byId(review.reviewerId, tx);
    const terms = await this.terms.current(tx, { kind: 'person', id: review.reviewerId });
    return { now, leaseUntil: leaseUntil(review, runningTime(review, now), terms, zone) };
  }
}
