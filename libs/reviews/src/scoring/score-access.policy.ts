import type { ReviewState, Slot } from '../vocabulary.js';

/**
 * Rule 10: an independent reviewer may read the scores of the other one when both have locked. The third reviewer reads
 * what both say about the disputed details, and nothing else.
 */
export function mayReadOtherScores(own: { slot: Slot }, independent: readonly { state: ReviewState }[]): boolean {
  return own.slot !== 3 && independent.length === 2 && independent.every(({ state }) => state === 'locked');
}
