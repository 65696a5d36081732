import type { EventOf } from '#database';
import { type EventListener, Listener } from '#jobs';
import { pilotsEvents } from '#pilots';
import { submissionsEvents } from '#submissions';
import { WithdrawRecalledReviews } from './withdraw-recalled-reviews.js';

const heard = [
  submissionsEvents['submission.recalled'],
  submissionsEvents['submission.returned'],
  pilotsEvents['enrollment.withdrawn'],
] as const;

/** Ends the reviews of a submission that was recalled, returned or withdrawn. */
@Listener({ queue: 'reviews', events: heard })
export class WithdrawReviewsOnRecall implements EventListener<typeof heard> {
  constructor(private readonly withdraw: WithdrawRecalledReviews) {}

  async handle({ type, subjectId }: EventOf<typeof heard>): Promise<void> {
    const isEnrollment = type === 'enrollment.withdrawn';
    await this.withdraw.run(isEnrollment ? { enrollmentId: subjectId } : { submissionId: subjectId });
  }
}
