import { Lifecycle } from '#kernel';
import { holdingStates, type ReviewCommand, type ReviewState } from './vocabulary.js';

/** A review goes from the offer to the lock. It can end in five ways, before the lock or after it. */
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

/** Whether the review holds its slot. */
export function isHolding(state: ReviewState): boolean {
  return (holdingStates as readonly ReviewState[]).includes(state);
}

/**
 * The command that ends a review in this state; null once it has ended. The reviewer sees the same end for each
 * command, so the state does not reveal the reason.
 */
export function endingCommand(state: ReviewState, because: 'conflict' | 'other'): ReviewCommand | null {
  if (state === 'offered') return because === 'conflict' ? 'conflict' : 'decline';
  if (state === 'accepted' || state === 'scoring') return 'withdraw';
  return state === 'locked' ? 'void' : null;
}
