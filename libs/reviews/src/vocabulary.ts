/** The places of a submission's reviewers: 1 and 2 score independently, 3 is the adjudication. */
export const reviewSlots = [1, 2, 3] as const;
export type Slot = (typeof reviewSlots)[number];

/** What a review is, as its reviewer is told. */
export const reviewKinds = ['independent', 'adjudication'] as const;
export type ReviewKind = (typeof reviewKinds)[number];

export const reviewStates = [
  'offered',
  'accepted',
  'scoring',
  'locked',
  'declined',
  'conflicted',
  'withdrawn',
  'expired',
  'voided',
] as const;
export type ReviewState = (typeof reviewStates)[number];

/** A review in one of these states holds its slot: nobody else can be offered it. */
export const holdingStates = ['offered', 'accepted', 'scoring', 'locked'] as const satisfies readonly ReviewState[];
export type HoldingState = (typeof holdingStates)[number];

/** A review in one of these states waits for its reviewer, and expires when its lease ends. */
export const openStates = ['offered', 'accepted', 'scoring'] as const satisfies readonly HoldingState[];

/** Whether a review to do is past its due date, or nearly. */
export const reviewUrgencies = ['late', 'soon', 'in-time'] as const;
export type ReviewUrgency = (typeof reviewUrgencies)[number];

/** A reviewer works on a review in one of these states. */
export const runningStates = ['accepted', 'scoring'] as const satisfies readonly ReviewState[];

export const reviewCommands = ['accept', 'decline', 'conflict', 'score', 'lock', 'withdraw', 'expire', 'void'] as const;
export type ReviewCommand = (typeof reviewCommands)[number];

/**
 * Why a review ended. Only administrators see it. Laurel finds a `conflict`; a reviewer who stands too close to the
 * candidate has `recused` themselves.
 */
export const endReasons = [
  'declined',
  'unanswered',
  'conflict',
  'recused',
  'withdrawn',
  'expired',
  'voided',
  'recalled',
  'superseded',
] as const;
export type EndReason = (typeof endReasons)[number];

/** Why a reviewer cannot score a candidate's submission (rule 11). Only administrators see it. */
export const conflictsOfInterest = ['own-submission', 'same-district', 'same-employer', 'coach', 'declared'] as const;
export type ConflictOfInterest = (typeof conflictsOfInterest)[number];

/** What a score can lack before its review can be locked. */
export const scoreParts = ['score', 'rationale', 'cited-evidence'] as const;
export type ScorePart = (typeof scoreParts)[number];

/** A reviewer's two lists: reviews to do, and reviews done. */
export const queueLists = ['open', 'locked'] as const;
export type QueueList = (typeof queueLists)[number];

/** Who still needs to be assigned to a submission. */
export const reviewNeeds = ['reviewers', 'adjudicator'] as const;
export type ReviewNeed = (typeof reviewNeeds)[number];

/** What an administrator can limit the list of submissions in review to. */
export const oversightFilters = ['late', ...reviewNeeds] as const;
export type OversightFilter = (typeof oversightFilters)[number];

export const decisionOutcomes = ['met', 'not_yet_met'] as const;
export type DecisionOutcome = (typeof decisionOutcomes)[number];

/** Where a decided detail comes from: both reviewers, the adjudication, or an earlier attempt that met it. */
export const decisionBases = ['agreed', 'adjudicated', 'carried'] as const;
export type DecisionBasis = (typeof decisionBases)[number];

/** What a reviewer can report about a submission. */
export const problemKinds = ['cannot-open', 'names-candidate', 'other'] as const;
export type ProblemKind = (typeof problemKinds)[number];

export const problemStates = ['open', 'mended', 'dismissed', 'ended'] as const;
export type ProblemState = (typeof problemStates)[number];

/** A problem in one of these states is closed, and the due date runs again. */
export const closedProblemStates = ['mended', 'dismissed', 'ended'] as const satisfies readonly ProblemState[];

/** How an administrator answers a reviewer who reported a problem. */
export const problemAnswers = ['mended', 'dismissed'] as const satisfies readonly ProblemState[];
export type ProblemAnswer = (typeof problemAnswers)[number];

export const problemCommands = ['mend', 'dismiss', 'end'] as const;
export type ProblemCommand = (typeof problemCommands)[number];

/** The columns whose CHECK constraints list these words. */
export const columns = {
  'review.state': reviewStates,
  'review.ended_because': endReasons,
  'decision.outcome': decisionOutcomes,
  'review_problem.kind': problemKinds,
  'review_problem.state': problemStates,
} as const;
