export * from './expectation.queries.js';
export * from './result.queries.js';
