import { Injectable } from '@nestjs/common';
import { detailsOf, VersionQueries } from '#catalog';
import { Transactor } from '#database';
import type { PersonActor } from '#identity';
import { DomainError, notFound } from '#kernel';
import { EnrollmentRepository } from '#pilots';
import { Submission } from '../submission.entity.js';
import { worksOn } from '../submission.policy.js';
import { OpenAttempt } from './open-attempt.js';

/**
 * Opens the first attempt of an enrollment. Where an attempt exists, the latest is returned and nothing changes.
 * @throws DomainError `enrollment.not-found`; `submission.not-started` (409) before the candidate starts work.
 */
@Injectable()
export class BeginSubmission {
  constructor(
    private readonly transactor: Transactor,
    private readonly enrollments: EnrollmentRepository,
    private readonly versions: VersionQueries,
    private readonly openAttempt: OpenAttempt,
  ) {}

  run({ actor, enrollmentId }: { actor: PersonActor; enrollmentId: string }): Promise<Submission> {
    return this.transactor.run(async (tx) => {
      const enrollment = await this.enrollments.lock(tx, enrollmentId);
      if (!worksOn({ actorId: actor.id, candidateId: enrollment.personId })) throw notFound('enrollment');
      const latest = await tx.findOne(Submission, { where: { enrollmentId }, order: { attempt: 'DESC' } });
      if (latest !== null) return latest;
      if (enrollment.state !== 'active') {
        throw new DomainError(
          'conflict',
          'submission.not-started',
          `The enrollment is ${enrollment.state}. Start work first; then you can begin the submission.`,
          {
            state: enrollment.state,
          },
        );
      }
      const version = await this.versions.byId(enrollment.versionId, tx);
      return this.openAttempt.run(tx, {
        enrollmentId,
        scope: detailsOf(version.content).map((detail) => detail.id),
        actor,
      });
    });
  }
}
