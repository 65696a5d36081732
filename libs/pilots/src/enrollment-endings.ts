import { Injectable } from '@nestjs/common';
import { DatabaseClock, Transactor } from '#database';
import { DomainError } from '#kernel';
import { type EnrollmentAct, assertMayAct, relationsTo, type Viewer } from './enrollment-access.policy.js';
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

  /**
   * @throws DomainError `enrollment.not-found`, also without permission; `enrollment.transition` (409) when it cannot
   * end; `enrollment.met` (409) when its candidate was told that it is met.
   */
  end({ actor, enrollmentId, command, right, reason }: Ending): Promise<Enrollment> {
    return this.transactor.run(async (tx) => {
      const { personId, pilotId, versionId } = await this.enrollments.find(tx, enrollmentId);
      assertMayAct(right, actor, { personId, coachIds: [] });
      const seats = await this.pilots.lockSeats(tx, pilotId, versionId);
      const at = await this.databaseClock.now(tx);
      const enrollment = await this.enrollments.lock(tx, enrollmentId);
      if (enrollment.metAt !== null && !administers(actor, enrollment)) throw alreadyMet(enrollment.metAt);
      const ended = await this.enrollments.move(tx, { of: enrollment, command, actorId: actor.id, at, reason });
      if (seats !== null) await this.admit.run(tx, { seats, at });
      return ended;
    });
  }
}

function administers(actor: Viewer, { personId }: Enrollment): boolean {
  return relationsTo(actor, { personId, coachIds: [] }).includes('administrator');
}

function alreadyMet(metAt: Date): DomainError {
  return new DomainError(
    'conflict',
    'enrollment.met',
    'You showed every essential outcome, so you can’t withdraw. Your badge comes after the pilot’s other requirements are done.',
    { metAt: metAt.toISOString() },
  );
}
