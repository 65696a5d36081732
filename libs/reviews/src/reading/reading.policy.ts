import { isHolding } from '../review.lifecycle.js';
import type { ReviewState, Slot } from '../vocabulary.js';

interface SomeReview {
  reviewerId: string;
  slot: Slot;
  state: ReviewState;
}

/** A review in one of these states was never read by its reviewer. */
export const neverTheirs = ['declined', 'conflicted'] as const satisfies readonly ReviewState[];

function ownReviews(personId: string, reviews: readonly SomeReview[]): SomeReview[] {
  return reviews.filter(
    ({ reviewerId, state }) => reviewerId === personId && !neverTheirs.some((never) => never === state),
  );
}

/** A person who reviewed a submission does not release its decision, even if their review ended (rule 27). */
export function mayRelease(personId: string, reviews: readonly SomeReview[]): boolean {
  return ownReviews(personId, reviews).length === 0;
}

/**
 * Whether an administrator may read a submission with these reviews (rule 27). Who reviews or reviewed it waits until
 * both independent reviews are locked, and until their own adjudication is locked.
 */
export function mayRead(personId: string, reviews: readonly SomeReview[]): boolean {
  const own = ownReviews(personId, reviews);
  if (own.length === 0) return true;
  const locked = reviews.filter(({ slot, state }) => slot !== 3 && state === 'locked');
  return locked.length === 2 && own.every(({ state }) => state === 'locked' || !isHolding(state));
}
