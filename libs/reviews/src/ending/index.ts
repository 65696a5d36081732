export * from './expire-reviews.js';
export * from './release-reviews-of-person.js';
export * from './return-review.js';
export * from './void-review.js';
export * from './withdraw-recalled-reviews.js';
