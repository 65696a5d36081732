import { type ConflictOfInterest, conflictsOfInterest } from '../vocabulary.js';

/** What is known of two people's closeness; identity has it, this slice judges it. */
export interface ConflictFacts {
  samePerson: boolean;
  sameDistrict: boolean;
  sameEmployer: boolean;
  /** The reviewer coaches the candidate, now or before. */
  coaches: boolean;
  declared: boolean;
}

/**
 * Every reason why this reviewer cannot score this candidate; none means that they can.
 * Administrators alone are told: a reviewer who learned the reason would learn who the candidate is.
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
