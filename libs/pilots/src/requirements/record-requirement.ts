import { Injectable } from '@nestjs/common';
import { DatabaseClock, Transactor } from '#database';
import { assertMayAct, type Viewer } from '../enrollment-access.policy.js';
import { EnrollmentRepository } from '../enrollment.repository.js';
import type { RequirementKind } from '../vocabulary.js';
import { RequirementRepository } from './requirement.repository.js';

export interface MetRequirement {
  actor: Viewer;
  enrollmentId: string;
  kind: RequirementKind;
  note: string;
}

/**
 * Records that a candidate met a requirement of the pilot, such as taking part in the community (rule 18). Recording it
 * again changes nothing.
 * @throws DomainError `enrollment.not-found`; `requirement.not-asked` (422) when the pilot does not ask for it.
 */
@Injectable()
export class RecordRequirement {
  constructor(
    private readonly transactor: Transactor,
    private readonly enrollments: EnrollmentRepository,
    private readonly requirements: RequirementRepository,
    private readonly databaseClock: DatabaseClock,
  ) {}

  run({ actor, enrollmentId, kind, note }: MetRequirement): Promise<void> {
    return this.transactor.run(async (tx) => {
      const enrollment = await this.enrollments.find(tx, enrollmentId);
      assertMayAct('record-requirement', actor, { personId: enrollment.personId, coachIds: [] });
      await this.requirements.assertAsked(tx, enrollment, kind);
      await this.requirements.meet(tx, enrollment, {
        kind,
        note,
        actorId: actor.id,
        metAt: await this.databaseClock.now(tx),
      });
    });
  }
}
