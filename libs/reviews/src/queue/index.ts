export * from './accept-review.js';
export * from './claim-review.js';
export * from './queue.queries.js';
