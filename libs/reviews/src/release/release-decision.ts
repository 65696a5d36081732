import { Injectable } from '@nestjs/common';
import { DatabaseClock, Transactor } from '#database';
import type { PersonActor } from '#identity';
import { DomainError } from '#kernel';
import { EnrollmentRepository } from '#pilots';
import { SubmissionRepository } from '#submissions';
import type { Decision } from '../decision.entity.js';
import { DecisionRepository } from '../decision.repository.js';
import { ReadingAccess } from '../reading/reading-access.js';
import { NextAttempts } from './next-attempts.js';

/**
 * Releases a decision with its feedback to the candidate, together and once (rule 14). After "met" the enrollment
 * stays submitted until the badge is issued, and its candidate cannot withdraw (rule 33). "Not yet met" opens the next
 * attempt with only the unmet details (rule 15).
 * @throws DomainError `decision.not-found`, `decision.released` (409), `decision.not-handed-in` (409) when the candidate
 *   has withdrawn, `decision.own-review` (403) for a reviewer of the submission.
 */
@Injectable()
export class ReleaseDecision {
  constructor(
    private readonly transactor: Transactor,
    private readonly submissions: SubmissionRepository,
    private readonly enrollments: EnrollmentRepository,
    private readonly decisions: DecisionRepository,
    private readonly nextAttempts: NextAttempts,
    private readonly access: ReadingAccess,
    private readonly clock: DatabaseClock,
  ) {}

  run({ actor, submissionId }: { actor: Pick<PersonActor, 'id'>; submissionId: string }): Promise<Decision> {
    return this.transactor.run(async (tx) => {
      const submission = await this.submissions.lock(tx, submissionId);
      const decision = await this.decisions.of(tx, submissionId);
      await this.access.refuseToRelease(actor, submissionId, tx);
      const enrollment = await this.enrollments.lock(tx, submission.enrollmentId);
      const at = await this.clock.now(tx);
      const released = await this.decisions.release(tx, decision, { submission, enrollment, actorId: actor.id, at });
      if (enrollment.state !== 'submitted') {
        throw new DomainError(
          'conflict',
          'decision.not-handed-in',
          `The enrollment is ${enrollment.state}, so the decision cannot be released. Nothing was sent.`,
          { state: enrollment.state },
        );
      }
      await this.submissions.move(tx, { of: submission, command: 'release', actorId: actor.id });
      if (decision.outcome === 'not_yet_met') {
        await this.enrollments.move(tx, { of: enrollment, command: 'return-unmet', actorId: actor.id, at });
        await this.nextAttempts.open(tx, submission, decision, actor.id);
      } else {
        await this.enrollments.recordMet(tx, enrollment, at);
      }
      return released;
    });
  }
}
