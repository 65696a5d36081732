import { Injectable } from '@nestjs/common';
import { DatabaseClock, Transactor } from '#database';
import { assertMayAct, type Viewer } from '../enrollment-access.policy.js';
import type { Enrollment } from '../enrollment.entity.js';
import { EnrollmentRepository } from '../enrollment.repository.js';

/**
 * Resumes a paused enrollment, with a reason (rule 5). The close moves later by the local days of the pause, so the same
 * number of days is left.
 * @throws DomainError `enrollment.not-found`, `enrollment.transition`.
 */
@Injectable()
export class ResumeEnrollment {
  constructor(
    private readonly transactor: Transactor,
    private readonly enrollments: EnrollmentRepository,
    private readonly databaseClock: DatabaseClock,
  ) {}

  run({ actor, enrollmentId, reason }: { actor: Viewer; enrollmentId: string; reason: string }): Promise<Enrollment> {
    return this.transactor.run(async (tx) => {
      const { personId } = await this.enrollments.find(tx, enrollmentId);
      assertMayAct('administer', actor, { personId, coachIds: [] });
      return this.enrollments.move(tx, {
        of: enrollmentId,
        command: 'resume',
        actorId: actor.id,
        at: await this.databaseClock.now(tx),
        reason,
      });
    });
  }
}
