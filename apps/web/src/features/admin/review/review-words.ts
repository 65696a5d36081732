import {
  type AssignedReview,
  type Decision,
  type EligibleReviewer,
  reviewItemStateValues,
  type SubmissionInReview,
} from '../../../api/schema';

export const reviewStates: Record<AssignedReview['state'], string> = {
  offered: 'Offered, not answered',
  accepted: 'Accepted',
  scoring: 'Scoring',
  locked: 'Locked',
  declined: 'Declined',
  conflicted: 'Ended by a conflict',
  withdrawn: 'Withdrawn',
  expired: 'Expired',
  voided: 'Voided',
};

export const endings: Record<NonNullable<AssignedReview['endedBecause']>, string> = {
  declined: 'the reviewer declined',
  unanswered: 'it was not answered in time',
  conflict: 'a conflict came up',
  recused: 'the reviewer stepped back',
  withdrawn: 'the reviewer withdrew',
  expired: 'it was not finished in time',
  voided: 'an administrator voided it',
  recalled: 'the candidate took the submission back',
  superseded: 'it was no longer needed',
};

export const conflictWords: Record<EligibleReviewer['conflicts'][number], string> = {
  'own-submission': 'it is their own submission',
  'same-district': 'same district',
  'same-employer': 'same employer',
  coach: 'coaches or coached the candidate',
  declared: 'declared a conflict',
};

export const submissionStates: Record<SubmissionInReview['state'], string> = {
  sealed: 'Handed in',
  in_review: 'In review',
  adjudicating: 'Reviewers differ',
};

export const needWords: Record<SubmissionInReview['needs'][number], string> = {
  reviewers: 'Needs reviewers',
  adjudicator: 'Needs a third reviewer',
};

export const outcomes: Record<Decision['outcome'], string> = { met: 'Met', not_yet_met: 'Not yet met' };

/** What a reviewer's place is called. */
export const placeWords = ({ kind, slot }: Pick<AssignedReview, 'kind' | 'slot'>): string =>
  kind === 'adjudication' ? 'Third' : slot === 1 ? 'First' : 'Second';

/** A review that takes up a reviewer's place: it can still be scored, or it is locked. A reviewer's list has no others. */
export const holdsPlace = ({ state }: AssignedReview): boolean =>
  reviewItemStateValues.some((holding) => holding === state);
