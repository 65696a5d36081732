import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { DatabaseClock } from '#database';
import { SubmissionRepository } from '#submissions';
import { wentBackToCandidate } from '../back-with-candidate.policy.js';
import { hasLapsed } from '../problems/waiting.policy.js';
import type { Review } from '../review.entity.js';
import { reviewEnded, reviewNotAccepted } from '../review.refusals.js';
import { ReviewRepository } from '../review.repository.js';
import { ConflictCheck } from '../conflicts/conflict-check.js';

/** Whether a reviewer may open their review now. */
@Injectable()
export class OpenedReviews {
  constructor(
    private readonly dataSource: DataSource,
    private readonly reviews: ReviewRepository,
    private readonly submissions: SubmissionRepository,
    private readonly check: ConflictCheck,
    private readonly clock: DatabaseClock,
  ) {}

  /**
   * The reviewer's own review, accepted, in time and without a conflict (rule 11). Reading does not end a review with a
   * conflict: the next change or the recheck does.
   * @throws DomainError `review.not-found`; `review.not-accepted` (409); `review.ended` (410).
   */
  async find(reviewerId: string, reviewId: string): Promise<Review> {
    const { manager } = this.dataSource;
    const review = await this.reviews.findOwn(manager, reviewId, reviewerId);
    if (review.state === 'offered') throw reviewNotAccepted(review.state);
    const submission = await this.submissions.find(manager, review.submissionId);
    const isOver =
      wentBackToCandidate(review, submission) ||
      (review.state !== 'locked' && hasLapsed(review, await this.clock.now(manager)));
    if (isOver || (await this.check.conflictsOf(manager, reviewerId, submission)).length > 0) throw reviewEnded();
    return review;
  }
}
