import { type ConflictOfInterest, conflictsOfInterest } from '../vocabulary.js';

/** How a reviewer and a candidate are connected, as identity knows it. */
export interface ConflictFacts {
  samePerson: boolean;
  sameDistrict: boolean;
  sameEmployer: boolean;
  /** The reviewer coaches or coached the candidate. */
  coaches: boolean;
  declared: boolean;
}

/**
 * Every reason why this reviewer cannot score this candidate; empty when they can. Only administrators are told: a
 * reviewer who learned the reason would learn who the candidate is.
 */
export function conflictsIn(facts: ConflictFacts): ConflictOfInterest[] {
  const found: Record<ConflictOfInterest, boolean> = {
    'own-submission': facts.samePerson,
    'same-district': facts.sameDistrict,
    'same-employer': facts.sameEmployer,
    coach: facts.coaches,
    declared: facts.declared,
  };
  return conflictsOfInterest.filter((conflict) => found[conflict]);
}
