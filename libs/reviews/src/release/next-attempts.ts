import { Injectable } from '@nestjs/common';
import type { Tx } from '#database';
import { OpenAttempt, type Submission } from '#submissions';
import { CoachMeeting } from '../coach-meetings/coach-meeting.entity.js';
import type { Decision } from '../decision.entity.js';
import { owesCoachMeeting } from '../coach-meetings/coach-meeting.policy.js';
import { unmetDetails } from '../decision/decision.policy.js';
import { TermsRepository } from '../terms/terms.repository.js';

/** What comes after "not yet met" (rule 15): the unmet details alone, and after several attempts a coach first. */
@Injectable()
export class NextAttempts {
  constructor(
    private readonly openAttempt: OpenAttempt,
    private readonly terms: TermsRepository,
  ) {}

  /** Opens the attempt that follows a released "not yet met"; null while a coach meeting has to be recorded before it. */
  async open(
    tx: Tx,
    { enrollmentId, attempt }: Submission,
    { details }: Decision,
    actorId: string,
  ): Promise<Submission | null> {
    const { attemptsBeforeCoach } = await this.terms.current(tx);
    const meetings = await tx.findBy(CoachMeeting, { enrollmentId });
    if (
      owesCoachMeeting(
        attempt,
        attemptsBeforeCoach,
        meetings.map(({ afterAttempt }) => afterAttempt),
      )
    )
      return null;
    return this.openAttempt.run(tx, { enrollmentId, scope: unmetDetails(details), actor: { id: actorId } });
  }
}
