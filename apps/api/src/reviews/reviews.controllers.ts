import { AssignmentController } from './assignment.controller.js';
import { AssignmentPlanController } from './assignment-plan.controller.js';
import { CoachMeetingsController } from './coach-meetings.controller.js';
import { NotesController } from './notes.controller.js';
import { OversightController } from './oversight.controller.js';
import { OwnReviewsController } from './own-reviews.controller.js';
import { PhrasesController } from './phrases.controller.js';
import { ProblemsController } from './problems.controller.js';
import { ReadingController } from './reading.controller.js';
import { ReleaseController } from './release.controller.js';
import { ReportedProblemsController } from './reported-problems.controller.js';
import { ResultsController } from './results.controller.js';
import { ReviewersController } from './reviewers.controller.js';
import { ScoringController } from './scoring.controller.js';
import { SharedPhrasesController, SharedPhrasesOfVersionController } from './shared-phrases.controller.js';
import { TermsController } from './terms.controller.js';

export const reviewsControllers = [
  OwnReviewsController,
  ScoringController,
  PhrasesController,
  ProblemsController,
  ReportedProblemsController,
  NotesController,
  OversightController,
  AssignmentController,
  AssignmentPlanController,
  ReadingController,
  ReviewersController,
  SharedPhrasesController,
  SharedPhrasesOfVersionController,
  ReleaseController,
  TermsController,
  ResultsController,
  CoachMeetingsController,
];
