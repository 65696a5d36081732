import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { CatalogModule } from '#catalog';
import { IdentityModule } from '#identity';
import { injectables } from '#kernel/nest';
import { PilotsModule } from '#pilots';
import { ProgramsModule } from '#programs';
import { SubmissionsModule } from '#submissions';
import * as assignment from './assignment/index.js';
import { ClaimLimit } from './assignment/claim-limit.js';
import { Leases } from './assignment/leases.js';
import { Offers } from './assignment/offers.js';
import { Reviewers } from './assignment/reviewers.js';
import { CoachMeeting } from './coach-meetings/coach-meeting.entity.js';
import { CoachMeetingRepository } from './coach-meetings/coach-meeting.repository.js';
import * as coachMeetings from './coach-meetings/index.js';
import { WaitingAttempts } from './coach-meetings/waiting-attempts.js';
import { ConflictCheck } from './conflicts/conflict-check.js';
import * as conflicts from './conflicts/index.js';
import { Decision } from './decision.entity.js';
import { DecisionRepository } from './decision.repository.js';
import { Deliberation } from './decision/deliberation.js';
import { DisputeQueries } from './decision/dispute.queries.js';
import { Judgments } from './decision/judgments.js';
import * as ending from './ending/index.js';
import { ReviewEndings } from './ending/review-endings.js';
import * as notes from './notes/index.js';
import { NotesRepository } from './notes/notes.repository.js';
import { ReviewNotes } from './notes/review-notes.entity.js';
import * as oversight from './oversight/index.js';
import { OwnReviews } from './own-reviews.js';
import * as phrases from './phrases/index.js';
import { Phrase } from './phrases/phrase.entity.js';
import { PhraseRepository } from './phrases/phrase.repository.js';
import { SharedPhrase } from './phrases/shared-phrase.entity.js';
import { Panels } from './panels/panels.js';
import { SharedScores } from './panels/shared-scores.js';
import { PoolQueries } from './assignment/pool.queries.js';
import * as problems from './problems/index.js';
import { ProblemEndings } from './problems/problem-endings.js';
import { ReviewProblem } from './problems/problem.entity.js';
import { ProblemRepository } from './problems/problem.repository.js';
import * as read from './read/index.js';
import * as reading from './reading/index.js';
import * as reminding from './reminding/index.js';
import { ReviewerReminder } from './reminding/reviewer-reminder.entity.js';
import * as release from './release/index.js';
import { NextAttempts } from './release/next-attempts.js';
import { Release, ReleaseItem } from './release/release.entity.js';
import * as results from './results/index.js';
import { LockedReviews } from './results/locked-reviews.js';
import { Review } from './review.entity.js';
import { ReviewRepository } from './review.repository.js';
import { ReviewedVersions } from './reviewed-versions.js';
import { Score } from './score.entity.js';
import { ScoreRepository } from './score.repository.js';
import * as scoring from './scoring/index.js';
import { OpenedReviews } from './scoring/opened-reviews.js';
import { ScoringMaterial } from './scoring/scoring-material.js';
import * as terms from './terms/index.js';
import { ReviewTerms } from './terms/review-terms.entity.js';
import { TermsRepository } from './terms/terms.repository.js';

const reviewsEntities: Function[] = [
  Review,
  Score,
  Decision,
  Phrase,
  CoachMeeting,
  ReviewTerms,
  Release,
  ReleaseItem,
  ReviewProblem,
  ReviewNotes,
  ReviewerReminder,
  SharedPhrase,
];

/** What other slices and the applications may use. */
const shown = [
  ...injectables(
    assignment,
    coachMeetings,
    conflicts,
    ending,
    notes,
    oversight,
    phrases,
    problems,
    read,
    reading,
    release,
    reminding,
    results,
    scoring,
    terms,
  ),
  DecisionRepository,
];

const within = [
  ClaimLimit,
  CoachMeetingRepository,
  ConflictCheck,
  Deliberation,
  DisputeQueries,
  Judgments,
  Leases,
  LockedReviews,
  NextAttempts,
  NotesRepository,
  Offers,
  OpenedReviews,

  OwnReviews,
  Panels,
  PhraseRepository,
  PoolQueries,
  ProblemEndings,
  ProblemRepository,
  ReviewedVersions,
  Reviewers,
  ReviewEndings,
  ReviewRepository,
  ScoreRepository,
  ScoringMaterial,
  SharedScores,
  TermsRepository,
  WaitingAttempts,
];

/** Blind review: who scores what, where two differ, and what is decided and released. */
@Module({
  imports: [
    TypeOrmModule.forFeature(reviewsEntities),
    CatalogModule,
    IdentityModule,
    PilotsModule,
    ProgramsModule,
    SubmissionsModule,
  ],
  providers: [...shown, ...within],
  exports: shown,
})
export class ReviewsModule {}
