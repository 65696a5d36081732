import type { EndReason, ReviewCommand, ReviewState } from '../vocabulary.js';
import { annulment } from '../review.lifecycle.js';

/** Whether the review ended for a conflict of interest, however that came to be known. */
export function isForConflict(because: EndReason | null): boolean {
  return because === 'conflict' || because === 'recused';
}

/** Whether somebody else is asked in its place: not when the candidate took the work back, nor when the question is no longer the same. */
export function hasSuccessor(because: EndReason): boolean {
  return because !== 'recalled' && because !== 'superseded';
}

/** The command that ends a review for a reason. Where the state does not allow it, the lifecycle refuses it by name. */
export function commandFor(state: ReviewState, because: EndReason): ReviewCommand {
  if (because === 'declined' || because === 'unanswered') return 'decline';
  if (because === 'expired') return 'expire';
  if (because === 'withdrawn') return 'withdraw';
  return annulment(state, isForConflict(because) ? 'conflict' : 'other') ?? 'void';
}
