export * from './begin-submission.js';
export * from './client-submission.queries.js';
export * from './open-attempt.js';
export * from './submission.queries.js';
