export * from './change-phrase.js';
export * from './keep-phrase.js';
export * from './phrase.queries.js';
export * from './remove-phrase.js';
export * from './share-phrase.js';
export * from './shared-phrase.queries.js';
export * from './take-down-phrase.js';
export * from './withdraw-shared-phrase.js';
