import { Module } from '@nestjs/common';
import { CatalogModule } from '#catalog';
import { IdentityModule } from '#identity';
import { PilotsModule } from '#pilots';
import { SubmissionsModule } from '#submissions';
import { AgreementQueries } from './agreement.queries.js';
import { CoachMeeting } from './coach-meeting.entity.js';
import { CoachMeetingRepository } from './coach-meeting.repository.js';
import { Decision } from './decision.entity.js';
import { DecisionQueries } from './decision.queries.js';
import { DecisionRepository } from './decision.repository.js';
import { Deliberation } from './deliberation.js';
import { DisputeQueries } from './dispute.queries.js';
import { Endings } from './endings.js';
import { Judgments } from './judgments.js';
import { Leases } from './leases.js';
import { NextAttempts } from './next-attempts.js';
import { Offers } from './offers.js';
import { OpenedReviews } from './opened-reviews.js';
import { AcceptReview } from './operations/accept-review.js';
import { AssignAdjudicator } from './operations/assign-adjudicator.js';
import { AssignReviewers } from './operations/assign-reviewers.js';
import { BeginRelease } from './operations/begin-release.js';
import { ChangePhrase } from './operations/change-phrase.js';
import { ChangeTerms } from './operations/change-terms.js';
import { ClaimReview } from './operations/claim-review.js';
import { ExpireReviews } from './operations/expire-reviews.js';
import { GiveBackReview } from './operations/give-back-review.js';
import { KeepPhrase } from './operations/keep-phrase.js';
import { LockReview } from './operations/lock-review.js';
import { RecheckConflicts } from './operations/recheck-conflicts.js';
import { RecordCoachMeeting } from './operations/record-coach-meeting.js';
import { ReleaseDecision } from './operations/release-decision.js';
import { ReleaseInTurn } from './operations/release-in-turn.js';
import { RemovePhrase } from './operations/remove-phrase.js';
import { SaveScore } from './operations/save-score.js';
import { VoidReview } from './operations/void-review.js';
import { WithdrawRecalledReviews } from './operations/withdraw-recalled-reviews.js';
import { OversightQueries } from './oversight.queries.js';
import { OwnReviews } from './own-reviews.js';
import { Phrase } from './phrase.entity.js';
import { PhraseQueries } from './phrase.queries.js';
import { PhraseRepository } from './phrase.repository.js';
import { PoolQueries } from './pool.queries.js';
import { QueueQueries } from './queue.queries.js';
import { ExpectationQueries } from './expectation.queries.js';
import { Release, ReleaseItem } from './release.entity.js';
import { ReleaseQueries } from './release.queries.js';
import { ResultQueries } from './result.queries.js';
import { ReviewScoresQueries } from './review-scores.queries.js';
import { ReviewTerms } from './review-terms.entity.js';
import { Review } from './review.entity.js';
import { ReviewRepository } from './review.repository.js';
import { ReviewedVersions } from './reviewed-versions.js';
import { Reviewers } from './reviewers.js';
import { Score } from './score.entity.js';
import { ScoreRepository } from './score.repository.js';
import { ScoringMaterial } from './scoring-material.js';
import { TermsQueries } from './terms.queries.js';
import { TermsRepository } from './terms.repository.js';
import { WorkspaceQueries } from './workspace.queries.js';

export const reviewsEntities: Function[] = [
  Review,
  Score,
  Decision,
  Phrase,
  CoachMeeting,
  ReviewTerms,
  Release,
  ReleaseItem,
];

const operations = [
  AcceptReview,
  AssignAdjudicator,
  AssignReviewers,
  BeginRelease,
  ChangePhrase,
  ChangeTerms,
  ClaimReview,
  ExpireReviews,
  GiveBackReview,
  KeepPhrase,
  LockReview,
  RecheckConflicts,
  RecordCoachMeeting,
  ReleaseDecision,
  ReleaseInTurn,
  RemovePhrase,
  SaveScore,
  VoidReview,
  WithdrawRecalledReviews,
];

const queries = [
  AgreementQueries,
  DecisionQueries,
  ExpectationQueries,
  OversightQueries,
  PhraseQueries,
  QueueQueries,
  ReleaseQueries,
  ResultQueries,
  ReviewScoresQueries,
  TermsQueries,
  WorkspaceQueries,
];

const within = [
  CoachMeetingRepository,
  Deliberation,
  DisputeQueries,
  Endings,
  Judgments,
  Leases,
  NextAttempts,
  Offers,
  OpenedReviews,
  OwnReviews,
  PhraseRepository,
  PoolQueries,
  ReviewedVersions,
  Reviewers,
  ReviewRepository,
  ScoreRepository,
  ScoringMaterial,
  TermsRepository,
];

/** Blind review: who scores what, where two differ, and what is decided and released. */
@Module({
  imports: [CatalogModule, IdentityModule, PilotsModule, SubmissionsModule],
  providers: [...operations, ...queries, ...within, DecisionRepository],
  exports: [...operations, ...queries, DecisionRepository],
})
export class ReviewsModule {}
