export * from './submitted-archive.js';
export * from './submitted.queries.js';
