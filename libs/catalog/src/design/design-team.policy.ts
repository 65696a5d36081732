import type { PersonActor } from '#identity';
import { type DesignDeed, designDeeds, type DesignPart, designParts } from '../vocabulary.js';

/** Who acts on a version: an administrator, or somebody of its design team. */
export type Author = Pick<PersonActor, 'id' | 'roles'>;

/** The part of one person in a design team. */
export interface Membership {
  part: DesignPart;
  level: string | null;
}

const everyone = ['administrator', ...designParts] as const;

/** Whom each deed is for. To lead is to start, discard, pilot and publish versions. */
const doers: Record<DesignDeed, readonly ('administrator' | DesignPart)[]> = {
  read: everyone,
  comment: everyone,
  edit: ['administrator', 'director', 'designer'],
  resolve: ['administrator', 'director'],
  lead: ['administrator', 'director'],
  // Nobody answers for a level in the place of its director.
  'sign-off': ['director'],
};

/** What a person may do to a version of this level, by their parts in its team (rule 49). */
export function deedsOf({ roles }: Pick<Author, 'roles'>, memberships: readonly Membership[], level: string) {
  const parts = memberships.map((membership) => partAt(membership, level));
  const standings = [...(roles.includes('administrator') ? (['administrator'] as const) : []), ...parts];
  return designDeeds.filter((deed) => standings.some((standing) => doers[deed].includes(standing)));
}

/** To versions of another level, a director is somebody who reads and comments. */
function partAt({ part, level: own }: Membership, level: string): DesignPart {
  return part === 'director' && own !== level ? 'draft-reviewer' : part;
}
