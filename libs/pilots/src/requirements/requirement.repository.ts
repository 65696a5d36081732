import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Outbox, type Tx } from '#database';
import { DomainError } from '#kernel';
import type { Enrollment } from '../enrollment.entity.js';
import { pilotsEvents } from '../events.js';
import { PilotRepository } from '../pilot.repository.js';
import { EnrollmentRequirement } from '../requirement.entity.js';
import type { RequirementKind } from '../vocabulary.js';

/** Stores which requirements an enrollment has met. */
@Injectable()
export class RequirementRepository {
  constructor(
    private readonly pilots: PilotRepository,
    private readonly outbox: Outbox,
  ) {}

  async asks(manager: EntityManager, { pilotId }: Enrollment, kind: RequirementKind): Promise<boolean> {
    const { requirements } = await this.pilots.find(manager, pilotId);
    return requirements.some((requirement) => requirement.kind === kind);
  }

  /** @throws DomainError `requirement.not-asked` (422) */
  async assertAsked(manager: EntityManager, enrollment: Enrollment, kind: RequirementKind): Promise<void> {
    if (await this.asks(manager, enrollment, kind)) return;
    throw new DomainError('invalid', 'requirement.not-asked', 'The pilot does not have this requirement.', {
      errors: [{ pointer: '/kind', detail: 'Use a requirement that the pilot lists.' }],
    });
  }

  /** Records that a requirement is met, with its event. Does nothing if it was met before. */
  async meet(
    tx: Tx,
    { id, personId, pilotId, versionId }: Enrollment,
    met: Omit<EnrollmentRequirement, 'enrollmentId'>,
  ): Promise<void> {
    const inserted = await tx
      .createQueryBuilder()
      .insert()
      .into(EnrollmentRequirement)
      .values({ ...met, enrollmentId: id })
      .orIgnore()
      .returning('kind')
      .execute();
    if ((inserted.raw as unknown[]).length === 0) return;
    await this.outbox.append(
      tx,
      pilotsEvents['enrollment.requirement-met']({
        subjectId: id,
        actorId: met.actorId,
        payload: { personId, pilotId, versionId, requirement: met.kind },
      }),
    );
  }
}
