import { Injectable } from '@nestjs/common';
import { Transactor, type Tx } from '#database';
import { EnrollmentRepository } from '#pilots';
import { AttemptsOfEnrollment, SubmissionRepository } from '#submissions';
import { wentBackToCandidate } from '../back-with-candidate.policy.js';
import { Deliberation } from '../decision/deliberation.js';
import { Panels } from '../panels/panels.js';
import { ReviewEndings } from './review-endings.js';
import { ReviewRepository } from '../review.repository.js';

/**
 * Ends the open reviews of a submission that was recalled, returned as incomplete or withdrawn. It checks what is true
 * when it runs: after a new seal, the reviews offered since then stay.
 */
@Injectable()
export class WithdrawRecalledReviews {
  constructor(
    private readonly transactor: Transactor,
    private readonly enrollments: EnrollmentRepository,
    private readonly submissions: SubmissionRepository,
    private readonly attempts: AttemptsOfEnrollment,
    private readonly reviews: ReviewRepository,
    private readonly endings: ReviewEndings,
    private readonly panels: Panels,
    private readonly deliberation: Deliberation,
  ) {}

  /** Of one submission, or of all submissions of an enrollment. */
  async run(of: { submissionId: string } | { enrollmentId: string }): Promise<void> {
    for (const id of 'submissionId' in of ? [of.submissionId] : await this.submissionsOf(of.enrollmentId))
      await this.withdraw(id);
  }

  private async submissionsOf(enrollmentId: string): Promise<string[]> {
    const attempts = await this.transactor.run((tx) => this.attempts.all(tx, enrollmentId));
    return attempts.map(({ id }) => id);
  }

  private withdraw(submissionId: string): Promise<void> {
    return this.transactor.run(async (tx) => {
      const submission = await this.submissions.lock(tx, submissionId);
      const { state } = await this.enrollments.find(tx, submission.enrollmentId);
      const open = (await this.reviews.holding(tx, submissionId)).filter((review) => review.state !== 'locked');
      for (const review of open.filter((one) => state === 'withdrawn' || wentBackToCandidate(one, submission))) {
        const held = await this.reviews.lock(tx, review.id);
        await this.endings.end(tx, submission, held, { because: 'recalled', actorId: null });
      }
      if (state === 'withdrawn' && submission.panelId !== null) await this.goOn(tx, submission.panelId);
    });
  }

  /** The team waits no longer for the member who withdrew. */
  private async goOn(tx: Tx, panelId: string): Promise<void> {
    const [first] = await this.panels.withId(tx, panelId);
    if (first !== undefined) await this.deliberation.proceed(tx, first);
  }
}
