export * from './reading.queries.js';
