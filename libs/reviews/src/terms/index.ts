export * from './change-terms.js';
export * from './terms.queries.js';
