import { ExpireReviews } from './expire-reviews.sweep.js';
import { RecheckConflictsOnChange } from './recheck-conflicts.listener.js';
import { ReleaseOnRequest } from './release-on-request.listener.js';
import { WithdrawReviewsOnRecall } from './withdraw-recalled-reviews.listener.js';

export const reviewsProcessors = [ExpireReviews, RecheckConflictsOnChange, ReleaseOnRequest, WithdrawReviewsOnRecall];
