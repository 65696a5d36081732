import type { EventOf } from '#database';
import { type EventListener, Listener } from '#jobs';
import { pilotsEvents } from '#pilots';
import { reviewsEvents } from '#reviews';
import { AwardFactsQueries } from './award-facts.queries.js';
import { IssueAward } from './issue-award.js';

const heard = [reviewsEvents['decision.released'], pilotsEvents['enrollment.requirement-met']] as const;

/**
 * Gives the badge once a decision that met is released and nothing more is asked for, whichever comes last. Told of
 * either twice, or killed half-way, it gives one badge: the enrollment has room for one.
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
