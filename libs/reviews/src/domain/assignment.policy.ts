import type { Conflict } from './conflict.policy.js';
import { type EndReason, isForConflict } from './endings.js';
import { isHolding, type ReviewState } from './review.lifecycle.js';

/** A review that somebody had of this submission before. */
export interface EarlierReview {
  state: ReviewState;
  /** Why it went out of the process; null while it has not. */
  endedBecause: EndReason | null;
}

/** Somebody who might review a submission. */
export interface Candidacy {
  reviewerId: string;
  conflicts: Conflict[];
  /** What they had of this submission before. */
  earlier: EarlierReview[];
  /** How many reviews they have been offered or have in hand now. */
  inHand: number;
}

/**
 * Whether this submission cannot go to them again: they have judged it or are judging it, their review of it was voided,
 * or a conflict ended it.
 */
export function isSpent({ earlier }: Pick<Candidacy, 'earlier'>): boolean {
  return earlier.some(({ state, endedBecause }) => isHolding(state) || state === 'voided' || isForConflict(endedBecause));
}

/** Whether an administrator may offer them this submission. */
export function isEligible(candidacy: Candidacy): boolean {
  return candidacy.conflicts.length === 0 && !isSpent(candidacy);
}

/**
 * Who is offered a slot that fell free, when nobody was asked: of those eligible the one with the least in hand.
 * Whoever declined it or let it lapse is not asked again by themselves; who lost it to a recall may be.
 */
export function nextToAsk(candidacies: readonly Candidacy[]): Candidacy | undefined {
  return candidacies
    .filter((candidacy) => isEligible(candidacy) && candidacy.earlier.every(({ endedBecause }) => endedBecause === 'recalled'))
    .toSorted((a, b) => a.inHand - b.inHand || (a.reviewerId < b.reviewerId ? -1 : 1))[0];
}
