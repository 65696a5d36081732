import { notFound } from '#kernel';
import { type EnrollmentRelation, enrollmentRelations } from './vocabulary.js';

/** The person or client who reads or changes an enrollment. */
export interface Viewer {
  kind: 'person' | 'client';
  id: string;
  roles?: readonly string[];
  scopes?: readonly string[];
}

export interface EnrollmentBonds {
  /** The candidate's person id. */
  personId: string;
  /** Person ids of the candidate's coaches. */
  coachIds: readonly string[];
}

export type EnrollmentAct = 'read' | 'work' | 'withdraw' | 'administer' | 'record-requirement';

const permitted: Record<EnrollmentAct, readonly EnrollmentRelation[]> = {
  read: enrollmentRelations,
  work: ['candidate'],
  withdraw: ['candidate', 'administrator'],
  administer: ['administrator'],
  'record-requirement': ['administrator', 'client'],
};

/**
 * Every relation of the viewer to the enrollment. The role of candidate counts only for the viewer's own enrollment.
 */
export function relationsTo(viewer: Viewer, { personId, coachIds }: EnrollmentBonds): EnrollmentRelation[] {
  if (viewer.kind === 'client') return ['client'];
  const roles = viewer.roles ?? [];
  const relations: EnrollmentRelation[] = [];
  if (viewer.id === personId && roles.includes('candidate')) relations.push('candidate');
  if (roles.includes('coach') && coachIds.includes(viewer.id)) relations.push('coach');
  if (roles.includes('administrator')) relations.push('administrator');
  return relations;
}

/** Whether the viewer may do this with the enrollment. The route checks a client's scopes. */
export function mayAct(act: EnrollmentAct, viewer: Viewer, bonds: EnrollmentBonds): boolean {
  return relationsTo(viewer, bonds).some((relation) => permitted[act].includes(relation));
}

/**
 * Answers "not found" to viewers without permission, so that nobody learns whose enrollments exist.
 * @throws DomainError `enrollment.not-found`
 */
export function assertMayAct(act: EnrollmentAct, viewer: Viewer, bonds: EnrollmentBonds): void {
  if (!mayAct(act, viewer, bonds)) throw notFound('enrollment');
}
