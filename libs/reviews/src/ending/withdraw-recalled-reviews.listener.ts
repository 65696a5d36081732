import type { EventRecord } from '#database';
import { type EventListener, Listener } from '#jobs';
import { WithdrawRecalledReviews } from './withdraw-recalled-reviews.js';

/** Ends the reviews of what the candidate took back, got back, or gave up. */
@Listener({ queue: 'reviews', events: ['submission.recalled', 'submission.returned', 'enrollment.withdrawn'] })
export class WithdrawReviewsOnRecall implements EventListener {
  constructor(private readonly withdraw: WithdrawRecalledReviews) {}

  async handle({ subjectKind, subjectId }: EventRecord): Promise<void> {
    if (subjectKind === 'enrollment') await this.withdraw.ofEnrollment(subjectId);
    else await this.withdraw.run(subjectId);
  }
}
