import { Injectable } from '@nestjs/common';
import { DatabaseClock, Transactor } from '#database';
import type { PersonActor } from '#identity';
import { DomainError } from '#kernel';
import { EnrollmentRepository, isOnTime } from '#pilots';
import { OwnSubmissions } from '../own-submissions.js';
import { Submission } from '../submission.entity.js';
import { submissionLifecycle } from '../submission.lifecycle.js';
import { SubmissionRepository } from '../submission.repository.js';

/**
 * Makes a sealed submission the draft of the same attempt again, until the first score is written (rule 9). After the
 * deadline it is refused, because the candidate could not seal it again.
 * @throws DomainError `submission.transition` (409) once the review has begun; `submission.recall-after-close` (409).
 */
@Injectable()
export class RecallSubmission {
  constructor(
    private readonly transactor: Transactor,
    private readonly clock: DatabaseClock,
    private readonly own: OwnSubmissions,
    private readonly submissions: SubmissionRepository,
    private readonly enrollments: EnrollmentRepository,
  ) {}

  run({ actor, submissionId }: { actor: PersonActor; submissionId: string }): Promise<Submission> {
    return this.transactor.run(async (tx) => {
      const { submission, enrollment } = await this.own.find(tx, actor, submissionId);
      submissionLifecycle.next(submission.state, 'recall');
      const at = await this.clock.now(tx);
      if (!isOnTime(at, enrollment.closesAt)) {
        throw new DomainError(
          'conflict',
          'submission.recall-after-close',
          'The deadline has passed, so you could not submit again after a recall. Your work stays submitted.',
          {
            closesAt: enrollment.closesAt,
          },
        );
      }
      const recalled = await this.submissions.move(
        tx,
        { of: submissionId, command: 'recall', actorId: actor.id },
        { sealedAt: null, manifest: null, manifestSha256: null, sealedAs: null },
      );
      await this.enrollments.move(tx, { of: enrollment.id, command: 'recall', actorId: actor.id, at });
      return recalled;
    });
  }
}
