import type { EventRecord } from '#database';
import { type EventListener, Listener } from '#jobs';
import { AwardFactsQueries } from './award-facts.queries.js';
import { IssueAward } from './issue-award.js';

/** The enrollment that an event is about. */
function enrollmentOf({ subjectKind, subjectId, payload }: EventRecord): string {
  return subjectKind === 'enrollment' ? subjectId : String(payload.enrollmentId);
}

/**
 * Gives the badge once a decision that met is released and nothing more is asked for, whichever comes last. Told of
 * either twice, or killed half-way, it gives one badge: the enrollment has room for one.
 */
@Listener({ queue: 'badges', events: ['decision.released', 'enrollment.requirement-met'], concurrency: 2 })
export class AwardOnDecision implements EventListener {
  constructor(
    private readonly facts: AwardFactsQueries,
    private readonly issueAward: IssueAward,
  ) {}

  async handle(event: EventRecord): Promise<void> {
    const earned = await this.facts.ofEnrollment(enrollmentOf(event));
    if (earned !== null) await this.issueAward.run(earned);
  }
}
