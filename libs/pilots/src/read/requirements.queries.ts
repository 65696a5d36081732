import type { EntityManager } from 'typeorm';
import { notFound } from '#kernel';
import { Enrollment } from '../enrollment.entity.js';
import { Pilot } from '../pilot.entity.js';
import { EnrollmentRequirement } from '../requirement.entity.js';
import { outstanding, type RequirementStanding, requirementStandings } from '../requirements/requirements.policy.js';
import type { RequirementKind } from '../vocabulary.js';

/**
 * What the pilot of an enrollment asks for beside the submission, each with its state.
 * @throws DomainError `enrollment.not-found`
 */
export async function requirementsOf(manager: EntityManager, enrollmentId: string): Promise<RequirementStanding[]> {
  const enrollment = await manager.findOneBy(Enrollment, { id: enrollmentId });
  if (enrollment === null) throw notFound('enrollment');
  const pilot = await manager.findOneByOrFail(Pilot, { id: enrollment.pilotId });
  return requirementStandings(pilot.requirements, await manager.findBy(EnrollmentRequirement, { enrollmentId }));
}

/**
 * The requirements on which the award of an enrollment still waits; empty when nothing holds it back.
 * @throws DomainError `enrollment.not-found`
 */
export async function requirementsOutstanding(
  manager: EntityManager,
  enrollmentId: string,
): Promise<RequirementKind[]> {
  return outstanding(await requirementsOf(manager, enrollmentId));
}
