import { Injectable } from '@nestjs/common';
import type { Tx } from '#database';
import { DomainError } from '#kernel';
import type { Enrollment } from '#pilots';
import { AttemptsOfEnrollment, type Submission } from '#submissions';
import { Decision } from '../decision.entity.js';
import { NextAttempts } from '../release/next-attempts.js';

/** A released result of not yet met, and the submission that it is about. */
interface LastResult {
  submission: Submission;
  decision: Decision;
}

/** The result that a coach and a candidate meet about, and the attempt that may wait for the meeting. */
@Injectable()
export class WaitingAttempts {
  constructor(
    private readonly attempts: AttemptsOfEnrollment,
    private readonly nextAttempts: NextAttempts,
  ) {}

  /**
   * The last released result of an enrollment whose candidate resubmits.
   * @throws DomainError `coach-meeting.no-result` (409)
   */
  async lastResult(tx: Tx, { id, state }: Enrollment): Promise<LastResult> {
    const submission = state === 'resubmitting' ? await this.attempts.latestReleased(tx, id) : null;
    const decision = submission && (await tx.findOneBy(Decision, { submissionId: submission.id }));
    if (submission === null || decision === null) {
      throw new DomainError(
        'conflict',
        'coach-meeting.no-result',
        `The enrollment is ${state}. A coach meeting can be recorded after a result of not yet met.`,
        { state },
      );
    }
    return { submission, decision };
  }

  /** Opens the attempt after a result, unless it is open already. */
  async open(tx: Tx, { submission, decision }: LastResult, actorId: string): Promise<void> {
    const next = await this.attempts.numbered(tx, submission.enrollmentId, submission.attempt + 1);
    if (next === null) await this.nextAttempts.open(tx, submission, decision, actorId);
  }
}
