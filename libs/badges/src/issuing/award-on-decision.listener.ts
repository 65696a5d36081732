import type { EventOf } from '#database';
import { type EventListener, Listener } from '#jobs';
import { pilotsEvents } from '#pilots';
import { reviewsEvents } from '#reviews';
import { AwardFactsQueries } from './award-facts.queries.js';
import { IssueAward } from './issue-award.js';

const heard = [reviewsEvents['decision.released'], pilotsEvents['enrollment.requirement-met']] as const;

/**
 * Issues the badge when the met decision is released and every requirement is met, whichever comes last (rule 17).
 * Repeated events and crashes still give one badge: the database allows one award per enrollment.
 */
@Listener({ queue: 'badges', events: heard, concurrency: 2 })
export class AwardOnDecision implements EventListener<typeof heard> {
  constructor(
    private readonly facts: AwardFactsQueries,
    private readonly issueAward: IssueAward,
  ) {}

  async handle(event: EventOf<typeof heard>): Promise<void> {
    const enrollmentId = event.type === 'decision.released' ? event.payload.enrollmentId : event.subjectId;
    const earned = await this.facts.ofEnrollment(enrollmentId);
    if (earned !== null) await this.issueAward.run(earned);
  }
}
