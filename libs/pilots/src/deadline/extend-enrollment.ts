import { Injectable } from '@nestjs/common';
import { QueryFailedError } from 'typeorm';
import { DatabaseClock, Transactor, type Tx } from '#database';
import { DomainError, endOfLocalDay, type LocalDay } from '#kernel';
import { assertMayAct, type Viewer } from '../enrollment-access.policy.js';
import type { Enrollment } from '../enrollment.entity.js';
import { isRunning } from '../enrollment.lifecycle.js';
import { type EnrollmentMove, EnrollmentRepository } from '../enrollment.repository.js';
import { refuseTooShort, refuseUnlessExtendable } from './extension.policy.js';

export interface ExtensionRequest {
  actor: Viewer;
  enrollmentId: string;
  /** The new last day, in the enrollment's zone. It may be after the pilot's closing day. */
  closesOn: LocalDay;
  reason: string;
}

const uniqueViolation = '23505';

/**
 * Moves the close of a running enrollment to a later day, or makes an expired enrollment active again, with a reason
 * (rule 5). An expired enrollment gets a seat even if all are taken, because an administrator chose the person.
 * @throws DomainError `enrollment.not-found`, `enrollment.transition`; `enrollment.extension-too-short` (422) for a day
 * that is over or is not later than the last day; `enrollment.already-enrolled` (409) when the person has registered again.
 */
@Injectable()
export class ExtendEnrollment {
  constructor(
    private readonly transactor: Transactor,
    private readonly enrollments: EnrollmentRepository,
    private readonly databaseClock: DatabaseClock,
  ) {}

  run({ actor, enrollmentId, closesOn, reason }: ExtensionRequest): Promise<Enrollment> {
    return this.transactor.run(async (tx) => {
      const enrollment = await this.enrollments.lock(tx, enrollmentId);
      assertMayAct('administer', actor, { personId: enrollment.personId, coachIds: [] });
      refuseUnlessExtendable(enrollment);
      const at = await this.databaseClock.now(tx);
      refuseTooShort(closesOn, enrollment, at);
      const act = { command: 'extend' as const, actorId: actor.id, at, reason };
      const changes = { closesAt: endOfLocalDay(closesOn, enrollment.zone) };
      return isRunning(enrollment.state)
        ? this.enrollments.postponeClose(tx, enrollment, changes, act)
        : this.revive(tx, { of: enrollment, ...act }, changes);
    });
  }

  private async revive(tx: Tx, move: EnrollmentMove, changes: Pick<Enrollment, 'closesAt'>): Promise<Enrollment> {
    try {
      return await this.enrollments.move(tx, move, changes);
    } catch (error) {
      if (error instanceof QueryFailedError && (error.driverError as { code?: string }).code === uniqueViolation) {
        throw new DomainError(
          'conflict',
          'enrollment.already-enrolled',
          'This person has registered for the version again since this enrollment expired.',
        );
      }
      throw error;
    }
  }
}
