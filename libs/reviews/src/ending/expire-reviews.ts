import { Injectable } from '@nestjs/common';
import { DataSource, In, IsNull, LessThanOrEqual } from 'typeorm';
import { DatabaseClock, Transactor } from '#database';
import { SubmissionRepository } from '#submissions';
import { ReviewEndings } from './review-endings.js';
import { hasLapsed } from '../problems/waiting.policy.js';
import { Review } from '../review.entity.js';
import { ReviewRepository } from '../review.repository.js';
import { openStates } from '../vocabulary.js';

/**
 * Ends reviews that were not accepted or not locked in time, by the database's clock, and offers each to another
 * reviewer. A review that waits for the answer to a reported problem does not expire. Running it twice, or on several workers at once, ends each review once.
 * @returns how many reviews ended.
 */
@Injectable()
export class ExpireReviews {
  constructor(
    private readonly dataSource: DataSource,
    private readonly transactor: Transactor,
    private readonly submissions: SubmissionRepository,
    private readonly reviews: ReviewRepository,
    private readonly endings: ReviewEndings,
    private readonly clock: DatabaseClock,
  ) {}

  async run(): Promise<number> {
    const now = await this.clock.now();
    const due = await this.dataSource.manager.find(Review, {
      where: { state: In([...openStates]), waitingSince: IsNull(), leaseUntil: LessThanOrEqual(now) },
      order: { leaseUntil: 'ASC' },
      take: 50,
    });
    let taken = 0;
    for (const review of due) taken += (await this.expire(review, now)) ? 1 : 0;
    return taken;
  }

  private expire({ id, submissionId }: Review, now: Date): Promise<boolean> {
    return this.transactor.run(async (tx) => {
      const submission = await this.submissions.lock(tx, submissionId);
      const review = await this.reviews.lock(tx, id);
      if (!openStates.some((state) => state === review.state) || !hasLapsed(review, now)) return false;
      await this.endings.end(tx, submission, review, {
        because: review.state === 'offered' ? 'unanswered' : 'expired',
        actorId: null,
      });
      return true;
    });
  }
}
