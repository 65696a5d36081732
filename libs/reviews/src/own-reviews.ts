import { Injectable } from '@nestjs/common';
import type { Locked, Tx } from '#database';
import { type Submission, SubmissionRepository } from '#submissions';
import { wentBackToCandidate } from './back-with-candidate.policy.js';
import { ReviewEndings } from './ending/review-endings.js';
import { Leases } from './assignment/leases.js';
import type { Review } from './review.entity.js';
import { reviewEnded } from './review.refusals.js';
import { ReviewRepository } from './review.repository.js';
import { ConflictCheck } from './conflicts/conflict-check.js';

export interface OwnReview {
  review: Locked<Review>;
  submission: Locked<Submission>;
}

/** The reviews of a reviewer, locked for a change. */
@Injectable()
export class OwnReviews {
  constructor(
    private readonly reviews: ReviewRepository,
    private readonly submissions: SubmissionRepository,
    private readonly check: ConflictCheck,
    private readonly endings: ReviewEndings,
    private readonly leases: Leases,
  ) {}

  /**
   * The review with its submission, both locked until the transaction ends.
   * @throws DomainError `review.not-found` for someone else's review; `review.ended` (410) when it has ended, its lease
   * is over, or its submission went back to the candidate.
   */
  async find(tx: Tx, reviewId: string, reviewerId: string): Promise<OwnReview> {
    const { submissionId } = await this.reviews.findOwn(tx, reviewId, reviewerId);
    const submission = await this.submissions.lock(tx, submissionId);
    const review = await this.reviews.lockOwn(tx, reviewId, reviewerId);
    if (wentBackToCandidate(review, submission)) throw reviewEnded();
    await this.leases.refuseLapsed(tx, review);
    return { review, submission };
  }

  /**
   * {@link find} with the conflict check of rule 11. A conflict ends the review and offers it to someone else. The
   * answer is then null: the caller commits that, and then refuses.
   */
  async open(tx: Tx, reviewId: string, reviewerId: string): Promise<OwnReview | null> {
    const own = await this.find(tx, reviewId, reviewerId);
    const conflicts = await this.check.conflictsOf(tx, reviewerId, own.submission);
    if (conflicts.length === 0) return own;
    await this.endings.end(tx, own.submission, own.review, {
      because: 'conflict',
      note: conflicts.join(', '),
      actorId: null,
    });
    return null;
  }
}
