export * from './career.queries.js';
