import {
  type AssignedReview,
  type Decision,
  type EligibleReviewer,
  type ReportedProblem,
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
  unanswered: 'no answer in time',
  conflict: 'a conflict of interest',
  recused: 'the reviewer declared a conflict',
  withdrawn: 'the reviewer returned it',
  expired: 'not finished in time',
  voided: 'an administrator voided it',
  recalled: 'the candidate recalled the submission',
  superseded: 'no longer needed',
};

export const conflictWords: Record<EligibleReviewer['conflicts'][number], string> = {
  'own-submission': 'their own submission',
  'same-district': 'same district',
  'same-employer': 'same employer',
  coach: 'coaches or coached the candidate',
  declared: 'declared a conflict',
};

export const submissionStates: Record<SubmissionInReview['state'], string> = {
  sealed: 'Submitted',
  in_review: 'In review',
  adjudicating: 'Reviewers disagree',
};

export const needWords: Record<SubmissionInReview['needs'][number], string> = {
  reviewers: 'Needs reviewers',
  adjudicator: 'Needs a third reviewer',
};

export const problemWords: Record<ReportedProblem['kind'], string> = {
  'cannot-open': 'Cannot be opened or read',
  'names-candidate': 'Names the candidate',
  other: 'Something else',
};

export const outcomes: Record<Decision['outcome'], string> = { met: 'Met', not_yet_met: 'Not yet met' };

/** Which of the reviewers: first, second, or third. */
export const placeWords = ({ kind, slot }: Pick<AssignedReview, 'kind' | 'slot'>): string =>
  kind === 'adjudication' ? 'Third' : slot === 1 ? 'First' : 'Second';

/**
 * A review that takes up a reviewer's place: it can still be scored, or it is locked. A reviewer's list has only these.
 */
export const holdsPlace = ({ state }: AssignedReview): boolean =>
  reviewItemStateValues.some((holding) => holding === state);
