import type { EntityManager } from 'typeorm';
import { notFound } from '#kernel';
import { Enrollment } from '../enrollment.entity.js';
import { Pilot } from '../pilot.entity.js';
import { EnrollmentRequirement } from '../requirement.entity.js';
import { outstanding, type RequirementStanding, requirementStandings } from '../requirements/requirements.policy.js';
import type { RequirementKind } from '../vocabulary.js';

/**
 * What the pilot asks for besides the submission, and what the enrollment has met (rule 18).
 * @throws DomainError `enrollment.not-found`
 */
export async function requirementsOf(manager: EntityManager, enrollmentId: string): Promise<RequirementStanding[]> {
  const enrollment = await manager.findOneBy(Enrollment, { id: enrollmentId });
  if (enrollment === null) throw notFound('enrollment');
  const pilot = await manager.findOneByOrFail(Pilot, { id: enrollment.pilotId });
  return requirementStandings(pilot.requirements, await manager.findBy(EnrollmentRequirement, { enrollmentId }));
}

/**
 * The requirements that the award still waits for. Empty when it waits for none.
 * @throws DomainError `enrollment.not-found`
 */
export async function requirementsOutstanding(
  manager: EntityManager,
  enrollmentId: string,
): Promise<RequirementKind[]> {
  return outstanding(await requirementsOf(manager, enrollmentId));
}
