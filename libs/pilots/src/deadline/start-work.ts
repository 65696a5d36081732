import { Injectable } from '@nestjs/common';
import { DatabaseClock, Transactor } from '#database';
import { DomainError } from '#kernel';
import { assertMayAct, type Viewer } from '../enrollment-access.policy.js';
import type { Enrollment } from '../enrollment.entity.js';
import { EnrollmentRepository } from '../enrollment.repository.js';
import { PilotRepository } from '../pilot.repository.js';
import { explainClose } from './closing-day.policy.js';
import { isOnTime } from './on-time.policy.js';

/**
 * Starts the window of a registered candidate (rule 4). The enrollment keeps the pilot's window, closing day and zone as
 * they are now.
 * @throws DomainError `enrollment.not-found`, `enrollment.transition`; `pilot.over` (409) after the closing day.
 */
@Injectable()
export class StartWork {
  constructor(
    private readonly transactor: Transactor,
    private readonly enrollments: EnrollmentRepository,
    private readonly pilots: PilotRepository,
    private readonly databaseClock: DatabaseClock,
  ) {}

  run({ actor, enrollmentId }: { actor: Viewer; enrollmentId: string }): Promise<Enrollment> {
    return this.transactor.run(async (tx) => {
      const { personId, pilotId } = await this.enrollments.find(tx, enrollmentId);
      assertMayAct('work', actor, { personId, coachIds: [] });
      const { zone, windowDays, closesOn } = await this.pilots.find(tx, pilotId);
      const at = await this.databaseClock.now(tx);
      const { closesAt } = explainClose({ startedAt: at, windowDays, closesOn, zone });
      const started = await this.enrollments.move(
        tx,
        { of: enrollmentId, command: 'start', actorId: actor.id, at },
        { startedAt: at, windowDays, closingDay: closesOn, zone, closesAt },
      );
      if (!isOnTime(at, closesAt))
        throw new DomainError(
          'conflict',
          'pilot.over',
          `The pilot closed at the end of ${closesOn} (${zone}), so work cannot start.`,
          { closesOn, zone },
        );
      return started;
    });
  }
}
