export * from './lock-review.js';
export * from './review-scores.queries.js';
export * from './save-score.js';
export * from './workspace.queries.js';
