export * from './agreement.queries.js';
export * from './assignment-plan.queries.js';
export * from './attempts.queries.js';
export * from './oversight.queries.js';
export * from './reviewer.queries.js';
