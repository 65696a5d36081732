export * from './assign-waiting.js';
export * from './accept-review.js';
export * from './assign-adjudicator.js';
export * from './assign-reviewers.js';
export * from './claim-review.js';
export * from './queue.queries.js';
