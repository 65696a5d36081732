import { DecisionController } from './decision.controller.js';
import { OversightController } from './oversight.controller.js';
import { PhraseController } from './phrase.controller.js';
import { ReleaseController } from './release.controller.js';
import { ResultController } from './result.controller.js';
import { ReviewController } from './review.controller.js';
import { ScoringController } from './scoring.controller.js';

export const reviewsControllers = [
  ReviewController,
  ScoringController,
  PhraseController,
  OversightController,
  DecisionController,
  ReleaseController,
  ResultController,
];
