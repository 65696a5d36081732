import { notFound } from '#kernel';

/** Whoever looks at or acts on an enrollment, as far as that decides anything. */
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

/** How somebody stands to an enrollment. A reviewer stands in none of these ways. */
export type EnrollmentRelation = 'candidate' | 'coach' | 'administrator' | 'client';

export type EnrollmentAct = 'read' | 'work' | 'withdraw' | 'administer' | 'record-requirement';

const permitted: Record<EnrollmentAct, readonly EnrollmentRelation[]> = {
  read: ['candidate', 'coach', 'administrator', 'client'],
  work: ['candidate'],
  withdraw: ['candidate', 'administrator'],
  administer: ['administrator'],
  'record-requirement': ['administrator', 'client'],
};

/** Every way in which the viewer stands to the enrollment. A candidate's role counts for the candidate's own alone. */
export function relationsTo(viewer: Viewer, { personId, coachIds }: EnrollmentBonds): EnrollmentRelation[] {
  if (viewer.kind === 'client') return ['client'];
  const roles = viewer.roles ?? [];
  const relations: EnrollmentRelation[] = [];
  if (viewer.id === personId && roles.includes('candidate')) relations.push('candidate');
  if (roles.includes('coach') && coachIds.includes(viewer.id)) relations.push('coach');
  if (roles.includes('administrator')) relations.push('administrator');
  return relations;
}

/** Whether the viewer may do this with the enrollment; what a client may is also a matter of its scopes, which the route asks for. */
export function mayAct(act: EnrollmentAct, viewer: Viewer, bonds: EnrollmentBonds): boolean {
  return relationsTo(viewer, bonds).some((relation) => permitted[act].includes(relation));
}

/**
 * Refuses like something that is not there, so that nobody learns whose enrollments exist.
 * @throws DomainError `enrollment.not-found`
 */
export function assertMayAct(act: EnrollmentAct, viewer: Viewer, bonds: EnrollmentBonds): void {
  if (!mayAct(act, viewer, bonds)) throw notFound('enrollment');
}
