import { DomainError } from '#kernel';
import type { ReviewState } from './vocabulary.js';

/**
 * The one answer to a reviewer whose review has ended, whatever ended it: a conflict, a recall, the clock, an
 * administrator. A reviewer who could tell these apart would learn something about the candidate.
 */
export function reviewEnded(): DomainError {
  return new DomainError(
    'gone',
    'review.ended',
    'This review is no longer assigned to you. You have nothing left to do, and your scores do not count.',
  );
}

/** The submission opens once its offer is accepted. */
export function reviewNotAccepted(state: ReviewState): DomainError {
  return new DomainError('conflict', 'review.not-accepted', 'Accept this review first. Then the submission opens.', {
    state,
  });
}

/** No slot of the submission is free. */
export function slotTaken(): DomainError {
  return new DomainError(
    'conflict',
    'review.slot-taken',
    'This submission already has all its reviewers. To assign someone else, end one of its reviews first.',
  );
}

/** The reviewer has as many claimed reviews in progress as the terms allow. */
export function claimLimitReached(limit: number): DomainError {
  return new DomainError(
    'conflict',
    'review.claim-limit',
    limit === 1
      ? 'You already have a claimed review in progress. Lock it or return it, then take the next one.'
      : `You already have ${limit} claimed reviews in progress. Lock or return one of them, then take the next one.`,
    { limit },
  );
}

/** The decision counts the review. */
export function decided(): DomainError {
  return new DomainError(
    'conflict',
    'review.decided',
    'This submission has been decided, and the decision counts this review. The review can no longer change.',
  );
}
