/** A submission that the reader reviews. */
export interface ReaderSubmission {
  submissionId: string;
  /** When its first review was offered. */
  reviewsBeganAt: Date;
  isDecided: boolean;
  /** Everyone else who reviews it, or did. */
  otherReviewerIds: readonly string[];
}

/**
 * Whether a reader may see a shared phrase, so that nobody reads what another reviewer says about a submission before
 * its decision (rule 10). At the desk of an undecided submission, nothing by its other reviewers is shown, and nothing
 * shared since its reviews began, by anyone. Elsewhere too, nothing is shown that another reviewer of an undecided
 * submission has shared since its reviews began.
 * @param deskOf - the submission that the reader has open; null elsewhere
 */
export function maySeeSharedPhrase(
  readerId: string,
  phrase: { authorId: string; sharedAt: Date },
  deskOf: string | null,
  submissions: readonly ReaderSubmission[],
): boolean {
  if (phrase.authorId === readerId) return true;
  return submissions
    .filter(({ isDecided }) => !isDecided)
    .every(({ submissionId, reviewsBeganAt, otherReviewerIds }) => {
      const byOther = otherReviewerIds.includes(phrase.authorId);
      const since = phrase.sharedAt >= reviewsBeganAt;
      return submissionId === deskOf ? !byOther && !since : !(byOther && since);
    });
}
