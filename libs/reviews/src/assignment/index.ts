export * from './assign-adjudicator.js';
export * from './assign-reviewers.js';
