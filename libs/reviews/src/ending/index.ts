export * from './expire-reviews.js';
export * from './return-review.js';
export * from './void-review.js';
export * from './withdraw-recalled-reviews.js';
