import { Injectable } from '@nestjs/common';
import { DatabaseClock, Transactor } from '#database';
import type { PersonActor } from '#identity';
import { EnrollmentRepository } from '#pilots';
import { Submission } from '../submission.entity.js';
import { SubmissionRepository } from '../submission.repository.js';

/**
 * Returns a sealed submission as incomplete: it becomes the draft of the same attempt again, and the candidate reads
 * the reason. After the deadline the administrator must also extend the enrollment.
 * @throws DomainError `submission.transition` (409) once the review has begun.
 */
@Injectable()
export class ReturnIncomplete {
  constructor(
    private readonly transactor: Transactor,
    private readonly clock: DatabaseClock,
    private readonly submissions: SubmissionRepository,
    private readonly enrollments: EnrollmentRepository,
  ) {}

  run({
    actor,
    submissionId,
    reason,
  }: {
    actor: PersonActor;
    submissionId: string;
    reason: string;
  }): Promise<Submission> {
    return this.transactor.run(async (tx) => {
      const returned = await this.submissions.move(
        tx,
        { of: submissionId, command: 'return-incomplete', actorId: actor.id, reason },
        { sealedAt: null, manifest: null, manifestSha256: null, sealedAs: null },
      );
      await this.enrollments.move(tx, {
        of: returned.enrollmentId,
        command: 'recall',
        actorId: actor.id,
        at: await this.clock.now(tx),
        reason,
      });
      return returned;
    });
  }
}
