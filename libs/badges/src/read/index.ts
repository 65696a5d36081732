export * from './award.queries.js';
export * from './held-credential.queries.js';
export * from './stack-progress.queries.js';
export * from './award-search.js';
