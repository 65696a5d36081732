import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Transactor } from '#database';
import { EnrollmentRepository } from '#pilots';
import { AttemptsOfEnrollment, SubmissionRepository } from '#submissions';
import { wentBackToCandidate } from '../back-with-candidate.policy.js';
import { ReviewEndings } from './review-endings.js';
import { ReviewRepository } from '../review.repository.js';

/**
 * Ends the open reviews of a submission that was recalled, returned as incomplete or withdrawn. It checks what is true
 * when it runs: after a new seal, the reviews offered since then stay.
 */
@Injectable()
export class WithdrawRecalledReviews {
  constructor(
    private readonly dataSource: DataSource,
    private readonly transactor: Transactor,
    private readonly enrollments: EnrollmentRepository,
    private readonly submissions: SubmissionRepository,
    private readonly attempts: AttemptsOfEnrollment,
    private readonly reviews: ReviewRepository,
    private readonly endings: ReviewEndings,
  ) {}

  /** All submissions of an enrollment. */
  async ofEnrollment(enrollmentId: string): Promise<void> {
    const submissions = await this.attempts.all(this.dataSource.manager, enrollmentId);
    for (const { id } of submissions) await this.run(id);
  }

  run(submissionId: string): Promise<void> {
    return this.transactor.run(async (tx) => {
      const submission = await this.submissions.lock(tx, submissionId);
      const { state } = await this.enrollments.find(tx, submission.enrollmentId);
      const open = (await this.reviews.holding(tx, submissionId)).filter((review) => review.state !== 'locked');
      for (const review of open.filter((one) => state === 'withdrawn' || wentBackToCandidate(one, submission))) {
        const held = await this.reviews.lock(tx, review.id);
        await this.endings.end(tx, submission, held, { because: 'recalled', actorId: null });
      }
    });
  }
}
