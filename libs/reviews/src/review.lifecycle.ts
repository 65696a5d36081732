import { Lifecycle } from '#kernel';
import { holdingStates, type ReviewCommand, type ReviewState } from './vocabulary.js';

/** One reviewer's scores of one submission: from the offer to the lock, or to one of the five ways in which it ends before or after. */
export const reviewLifecycle = new Lifecycle<ReviewState, ReviewCommand>('review', {
  offered: { accept: 'accepted', decline: 'declined', conflict: 'conflicted' },
  accepted: { score: 'scoring', withdraw: 'withdrawn', expire: 'expired' },
  scoring: { score: 'scoring', lock: 'locked', withdraw: 'withdrawn', expire: 'expired' },
  locked: { void: 'voided' },
  declined: {},
  conflicted: {},
  withdrawn: {},
  expired: {},
  voided: {},
});

/** Whether the review still counts for something. */
export function isHolding(state: ReviewState): boolean {
  return (holdingStates as readonly ReviewState[]).includes(state);
}

/**
 * The command that takes a review out of the process, whatever its state, or null when it is out already.
 * To its reviewer all of them look the same, so that the state does not tell the reason.
 */
export function annulment(state: ReviewState, because: 'conflict' | 'other'): ReviewCommand | null {
  if (state === 'offered') return because === 'conflict' ? 'conflict' : 'decline';
  if (state === 'accepted' || state === 'scoring') return 'withdraw';
  return state === 'locked' ? 'void' : null;
}
