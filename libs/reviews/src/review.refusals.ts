import { DomainError } from '#kernel';

/**
 * The one answer to a reviewer whose review is out of the process, whatever ended it: a conflict, a recall, the clock,
 * an administrator. A reviewer who could tell these apart would learn something of the candidate.
 */
export function reviewEnded(): DomainError {
  return new DomainError(
    'gone',
    'review.ended',
    'This review is no longer with you. Nothing more is asked of you, and what you wrote in it counts for nothing.',
  );
}

/** Somebody else holds the slot, or all of them are held. */
export function slotTaken(): DomainError {
  return new DomainError(
    'conflict',
    'review.slot-taken',
    'Every place for a reviewer of this submission is taken. End one of its reviews first.',
  );
}

/** A decision stands on the review. */
export function decided(): DomainError {
  return new DomainError(
    'conflict',
    'review.decided',
    'The submission has been decided on this review, so it stays as it is.',
  );
}
