import type { EndReason, ReviewCommand, ReviewState } from '../vocabulary.js';
import { endingCommand } from '../review.lifecycle.js';

/** Whether a conflict of interest ended the review, found by Laurel or named by the reviewer. */
export function isForConflict(because: EndReason | null): boolean {
  return because === 'conflict' || because === 'recused';
}

/** Whether the slot is offered to someone else: not after a recall, and not when an adjudication is superseded. */
export function hasSuccessor(because: EndReason): boolean {
  return because !== 'recalled' && because !== 'superseded';
}

/** The command that ends a review for this reason. The lifecycle refuses it when the state does not allow it. */
export function commandFor(state: ReviewState, because: EndReason): ReviewCommand {
  if (because === 'declined' || because === 'unanswered') return 'decline';
  if (because === 'expired') return 'expire';
  if (because === 'withdrawn') return 'withdraw';
  return endingCommand(state, isForConflict(because) ? 'conflict' : 'other') ?? 'void';
}
