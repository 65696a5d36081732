export * from './change-phrase.js';
export * from './keep-phrase.js';
export * from './phrase.queries.js';
export * from './remove-phrase.js';
