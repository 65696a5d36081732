import { RecheckConflictsOnChange } from './conflicts/recheck-conflicts-on-change.listener.js';
import { ExpireReviewsSweep } from './ending/expire-reviews.sweep.js';
import { ReleaseReviewsOnDeactivation } from './ending/release-reviews-on-deactivation.listener.js';
import { WithdrawReviewsOnRecall } from './ending/withdraw-reviews-on-recall.listener.js';
import { ReleaseOnRequest } from './release/release-on-request.handler.js';

/** What the worker runs for reviews. */
export const reviewsHandlers = [
  ExpireReviewsSweep,
  RecheckConflictsOnChange,
  ReleaseOnRequest,
  ReleaseReviewsOnDeactivation,
  WithdrawReviewsOnRecall,
];
