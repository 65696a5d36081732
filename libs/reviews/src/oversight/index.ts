export * from './agreement.queries.js';
export * from './oversight.queries.js';
