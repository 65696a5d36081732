import type { ConflictOfInterest, EndReason, ReviewState } from '../vocabulary.js';
import { isForConflict } from '../ending/ending.policy.js';
import { isHolding } from '../review.lifecycle.js';

/** An earlier review of the submission by the same reviewer. */
export interface EarlierReview {
  state: ReviewState;
  /** Why it ended; null while it has not. */
  endedBecause: EndReason | null;
}

/** A person with the role of reviewer who might review a submission. */
export interface Prospect {
  reviewerId: string;
  /** Whether they have accepted their invitation. */
  joined: boolean;
  /** Their earlier reviews of this submission. */
  earlier: EarlierReview[];
  /** How many reviews they have been offered or have in progress. */
  inHand: number;
}

/**
 * Whether this submission cannot go to them again: they have reviewed it or are reviewing it, their review of it was
 * voided, or a conflict ended it.
 */
export function isExcluded({ earlier }: Pick<Prospect, 'earlier'>): boolean {
  return earlier.some(
    ({ state, endedBecause }) => isHolding(state) || state === 'voided' || isForConflict(endedBecause),
  );
}

/** Whether they may be offered or may claim this submission. */
export function isEligible(prospect: Prospect & { conflicts: readonly ConflictOfInterest[] }): boolean {
  return prospect.conflicts.length === 0 && !isExcluded(prospect);
}

/**
 * The order in which Laurel offers a free slot: those with the fewest reviews in progress first. Reviewers who declined
 * the submission or let it expire are left out; those who lost it to a recall are not.
 */
export function inOrderToAsk<Someone extends Prospect>(prospects: readonly Someone[]): Someone[] {
  return prospects
    .filter(({ joined, earlier }) => joined && earlier.every(({ endedBecause }) => endedBecause === 'recalled'))
    .toSorted((a, b) => a.inHand - b.inHand || (a.reviewerId < b.reviewerId ? -1 : 1));
}
