export * from './share-evidence.js';
export * from './shared-evidence.queries.js';
export * from './withdraw-evidence.js';
