import { isHolding } from '../review.lifecycle.js';
import type { ReviewState, Slot } from '../vocabulary.js';

interface SomeReview {
  reviewerId: string;
  slot: Slot;
  state: ReviewState;
}

/** A review in one of these states was never read by its reviewer. */
const neverTheirs: readonly ReviewState[] = ['declined', 'conflicted'];

/**
 * Whether an administrator may read a submission with these reviews (rule 27). Who reviews or reviewed it waits until
 * both independent reviews are locked, and until their own adjudication is locked.
 */
export function mayRead(personId: string, reviews: readonly SomeReview[]): boolean {
  const own = reviews.filter(({ reviewerId, state }) => reviewerId === personId && !neverTheirs.includes(state));
  if (own.length === 0) return true;
  const locked = reviews.filter(({ slot, state }) => slot !== 3 && state === 'locked');
  return locked.length === 2 && own.every(({ state }) => state === 'locked' || !isHolding(state));
}
