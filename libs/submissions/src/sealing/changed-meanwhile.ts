import { DomainError } from '#kernel';

/** The refusal of a seal that read another draft than the one that is there now. */
export function changedMeanwhile(): DomainError {
  return new DomainError(
    'conflict',
    'submission.changed',
    'The draft was changed in another tab while you were submitting, so nothing was submitted. Check it and submit again.',
  );
}
