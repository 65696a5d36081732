import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Transactor } from '#database';
import { Submission, SubmissionRepository } from '#submissions';
import { Endings } from '../endings.js';
import { ReviewRepository } from '../review.repository.js';

/**
 * Ends the open reviews of what went back to the candidate or was given up: recalled, returned as incomplete,
 * withdrawn. Only what was offered before then: sealed again, it may have new reviewers already.
 */
@Injectable()
export class WithdrawRecalledReviews {
  constructor(
    private readonly dataSource: DataSource,
    private readonly transactor: Transactor,
    private readonly submissions: SubmissionRepository,
    private readonly reviews: ReviewRepository,
    private readonly endings: Endings,
  ) {}

  /** All submissions of an enrollment that was withdrawn. */
  async ofEnrollment({ enrollmentId, before }: { enrollmentId: string; before: Date }): Promise<void> {
    const submissions = await this.dataSource.manager.findBy(Submission, { enrollmentId });
    for (const { id } of submissions) await this.run({ submissionId: id, before });
  }

  run({ submissionId, before }: { submissionId: string; before: Date }): Promise<void> {
    return this.transactor.run(async (tx) => {
      const submission = await this.submissions.lock(tx, submissionId);
      const open = (await this.reviews.holding(tx, submissionId)).filter(({ state, offeredAt }) => state !== 'locked' && offeredAt <= before);
      for (const review of open) await this.endings.end(tx, submission, review, { because: 'recalled', actorId: null });
    });
  }
}
