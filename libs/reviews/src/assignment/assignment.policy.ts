import type { ConflictOfInterest, EndReason, ReviewState } from '../vocabulary.js';
import { isForConflict } from '../ending/ending.policy.js';
import { isHolding } from '../review.lifecycle.js';

/** A review that somebody had of this submission before. */
export interface EarlierReview {
  state: ReviewState;
  /** Why it went out of the process; null while it has not. */
  endedBecause: EndReason | null;
}

/** Somebody with the role of reviewer, held against one submission. */
export interface Prospect {
  reviewerId: string;
  /** Whether they have accepted their invitation. */
  joined: boolean;
  /** What they had of this submission before. */
  earlier: EarlierReview[];
  /** How many reviews they have been offered or have in hand now. */
  inHand: number;
}

/**
 * Whether this submission cannot go to them again: they have judged it or are judging it, their review of it was voided,
 * or a conflict ended it.
 */
export function isSpent({ earlier }: Pick<Prospect, 'earlier'>): boolean {
  return earlier.some(
    ({ state, endedBecause }) => isHolding(state) || state === 'voided' || isForConflict(endedBecause),
  );
}

/** Whether an administrator may offer them this submission, or they may claim it. */
export function isEligible(prospect: Prospect & { conflicts: readonly ConflictOfInterest[] }): boolean {
  return prospect.conflicts.length === 0 && !isSpent(prospect);
}

/**
 * In which order people are asked about a slot that fell free, when no administrator has chosen: the least in hand
 * first. Whoever declined it or let it lapse is not asked again by themselves; who lost it to a recall may be.
 */
export function inOrderToAsk<Someone extends Prospect>(prospects: readonly Someone[]): Someone[] {
  return prospects
    .filter(({ joined, earlier }) => joined && earlier.every(({ endedBecause }) => endedBecause === 'recalled'))
    .toSorted((a, b) => a.inHand - b.inHand || (a.reviewerId < b.reviewerId ? -1 : 1));
}
