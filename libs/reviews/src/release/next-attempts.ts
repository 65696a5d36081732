import { Injectable } from '@nestjs/common';
import type { Tx } from '#database';
import { OpenAttempt, type Submission } from '#submissions';
import { CoachMeeting } from '../coach-meetings/coach-meeting.entity.js';
import type { Decision } from '../decision.entity.js';
import { owesCoachMeeting } from '../coach-meetings/coach-meeting.policy.js';
import { openDetails } from '../decision/decision.policy.js';
import { ReviewedVersions } from '../reviewed-versions.js';
import { TermsRepository } from '../terms/terms.repository.js';

/**
 * The attempt after "not yet met" (rule 15): only the unmet details, and after several attempts a coach meeting first.
 */
@Injectable()
export class NextAttempts {
  constructor(
    private readonly openAttempt: OpenAttempt,
    private readonly terms: TermsRepository,
    private readonly versions: ReviewedVersions,
  ) {}

  /** Opens the attempt that follows a released "not yet met"; null while it waits for a coach meeting. */
  async open(tx: Tx, submission: Submission, { details }: Decision, actorId: string): Promise<Submission | null> {
    const { enrollmentId, attempt } = submission;
    const { attemptsBeforeCoach } = await this.terms.current(tx, { kind: 'enrollment', id: enrollmentId });
    const meetings = await tx.findBy(CoachMeeting, { enrollmentId });
    if (
      owesCoachMeeting(
        attempt,
        attemptsBeforeCoach,
        meetings.map(({ afterAttempt }) => afterAttempt),
      )
    )
      return null;
    const { content } = await this.versions.of(tx, submission);
    return this.openAttempt.run(tx, { enrollmentId, scope: openDetails(content, details), actor: { id: actorId } });
  }
}
