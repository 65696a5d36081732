import { Injectable } from '@nestjs/common';
import { DatabaseClock, Transactor } from '#database';
import { assertMayAct, type Viewer } from '../domain/enrollment.access.js';
import type { Enrollment } from '../enrollment.entity.js';
import { EnrollmentRepository } from '../enrollment.repository.js';
import { PilotRepository } from '../pilot.repository.js';
import { AdmitFromWaitlist } from './admit-from-waitlist.js';

/**
 * Ends an unfinished enrollment at the candidate's or an administrator's word, with a reason. A seat that becomes free
 * goes to the first of the waitlist at once.
 * @throws DomainError `enrollment.not-found`; `enrollment.transition` (409) for a finished one.
 */
@Injectable()
export class WithdrawEnrollment {
  constructor(
    private readonly transactor: Transactor,
    private readonly enrollments: EnrollmentRepository,
    private readonly pilots: PilotRepository,
    private readonly admit: AdmitFromWaitlist,
    private readonly databaseClock: DatabaseClock,
  ) {}

  run(actor: Viewer, { enrollmentId, reason }: { enrollmentId: string; reason: string }): Promise<Enrollment> {
    return this.transactor.run(async (tx) => {
      const { personId, pilotId, versionId } = await this.enrollments.find(tx, enrollmentId);
      assertMayAct('withdraw', actor, { personId, coachIds: [] });
      const seats = await this.pilots.lockSeats(tx, pilotId, versionId);
      const at = await this.databaseClock.now(tx);
      const withdrawn = await this.enrollments.move(tx, { enrollmentId, command: 'withdraw', actorId: actor.id, at, reason });
      if (seats !== null) await this.admit.run(tx, seats, at);
      return withdrawn;
    });
  }
}
