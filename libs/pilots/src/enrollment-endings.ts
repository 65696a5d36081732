import { Injectable } from '@nestjs/common';
import { DatabaseClock, Transactor } from '#database';
import { type EnrollmentAct, assertMayAct, type Viewer } from './enrollment-access.policy.js';
import type { Enrollment } from './enrollment.entity.js';
import { EnrollmentRepository } from './enrollment.repository.js';
import { PilotRepository } from './pilot.repository.js';
import { AdmitFromWaitlist } from './registration/admit-from-waitlist.js';

/** A request to end an enrollment. */
export interface Ending {
  actor: Viewer;
  enrollmentId: string;
  command: 'withdraw' | 'expire';
  /** What the actor needs permission for. */
  right: EnrollmentAct;
  reason: string;
}

/** Ends enrollments, and gives the free seat to the first person on the waitlist in the same transaction. */
@Injectable()
export class EnrollmentEndings {
  constructor(
    private readonly transactor: Transactor,
    private readonly enrollments: EnrollmentRepository,
    private readonly pilots: PilotRepository,
    private readonly admit: AdmitFromWaitlist,
    private readonly databaseClock: DatabaseClock,
  ) {}

  /** @throws DomainError `enrollment.not-found`, also without permission; `enrollment.transition` (409) when it cannot end. */
  end({ actor, enrollmentId, command, right, reason }: Ending): Promise<Enrollment> {
    return this.transactor.run(async (tx) => {
      const { personId, pilotId, versionId } = await this.enrollments.find(tx, enrollmentId);
      assertMayAct(right, actor, { personId, coachIds: [] });
      const seats = await this.pilots.lockSeats(tx, pilotId, versionId);
      const at = await this.databaseClock.now(tx);
      const ended = await this.enrollments.move(tx, { of: enrollmentId, command, actorId: actor.id, at, reason });
      if (seats !== null) await this.admit.run(tx, { seats, at });
      return ended;
    });
  }
}
