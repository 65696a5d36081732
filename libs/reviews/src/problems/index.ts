export * from './close-problem.js';
export * from './problem.queries.js';
export * from './report-problem.js';
