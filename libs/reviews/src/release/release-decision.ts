import { Injectable } from '@nestjs/common';
import { DatabaseClock, Transactor, type Tx } from '#database';
import type { PersonActor } from '#identity';
import { DomainError } from '#kernel';
import { EnrollmentRepository } from '#pilots';
import { type Submission, SubmissionRepository } from '#submissions';
import type { Decision } from '../decision.entity.js';
import { DecisionRepository } from '../decision.repository.js';
import { Panels } from '../panels/panels.js';
import { ReadingAccess } from '../reading/reading-access.js';
import { NextAttempts } from './next-attempts.js';

/**
 * Releases a decision with its feedback to the candidate, together and once (rule 14). After "met" the enrollment
 * stays submitted until the badge is issued, and its candidate cannot withdraw (rule 33). "Not yet met" opens the next
 * attempt with only the unmet details (rule 15). The decisions of a team are released together, because each tells the
 * result of what they share (rule 48).
 * @throws DomainError `decision.not-found`, `decision.released`, `decision.team-undecided` (409), `decision.not-handed-in` (409) when the candidate
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
    private readonly panels: Panels,
    private readonly clock: DatabaseClock,
  ) {}

  run({ actor, submissionId }: { actor: Pick<PersonActor, 'id'>; submissionId: string }): Promise<Decision> {
    return this.transactor.run(async (tx) => {
      const asked = await this.submissions.lock(tx, submissionId);
      await this.decisions.of(tx, submissionId);
      const panel = await this.panels.of(tx, asked);
      if (panel.some(({ state }) => state !== 'decided' && state !== 'released')) throw teamUndecided();
      const released = await this.releaseOne(tx, asked, actor);
      for (const other of panel)
        if (other.id !== submissionId && other.state === 'decided') await this.releaseOne(tx, other, actor);
      return released;
    });
  }

  private async releaseOne(tx: Tx, submission: Submission, actor: Pick<PersonActor, 'id'>): Promise<Decision> {
    const decision = await this.decisions.of(tx, submission.id);
    await this.access.refuseToRelease(actor, submission.id, tx);
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
    await this.submissions.move(tx, { of: submission.id, command: 'release', actorId: actor.id });
    if (decision.outcome === 'not_yet_met') {
      await this.enrollments.move(tx, { of: enrollment, command: 'return-unmet', actorId: actor.id, at });
      await this.nextAttempts.open(tx, submission, decision, actor.id);
    } else {
      await this.enrollments.recordMet(tx, enrollment, at);
    }
    return released;
  }
}

function teamUndecided(): DomainError {
  return new DomainError(
    'conflict',
    'decision.team-undecided',
    'The decisions of a team are released together, and not all of them are made yet. Nothing was released.',
  );
}
