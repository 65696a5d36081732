import { Injectable } from '@nestjs/common';
import { DatabaseClock, Transactor } from '#database';
import { assertMayAct, type Viewer } from '../enrollment-access.policy.js';
import type { Enrollment } from '../enrollment.entity.js';
import { EnrollmentRepository } from '../enrollment.repository.js';

/**
 * Pauses an active enrollment, with a reason (rule 5). Its days left are kept until it resumes.
 * @throws DomainError `enrollment.not-found`, `enrollment.transition`; `enrollment.closed` (409) once the close has passed.
 */
@Injectable()
export class PauseEnrollment {
  constructor(
    private readonly transactor: Transactor,
    private readonly enrollments: EnrollmentRepository,
    private readonly databaseClock: DatabaseClock,
  ) {}

  run({ actor, enrollmentId, reason }: { actor: Viewer; enrollmentId: string; reason: string }): Promise<Enrollment> {
    return this.transactor.run(async (tx) => {
      const { personId } = await this.enrollments.find(tx, enrollmentId);
      assertMayAct('administer', actor, { personId, coachIds: [] });
      const at = await this.databaseClock.now(tx);
      return this.enrollments.move(tx, {
        of: enrollmentId,
        command: 'pause',
        actorId: actor.id,
        at,
        reason,
        onlyOnTime: true,
      });
    });
  }
}
