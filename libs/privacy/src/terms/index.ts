export * from './privacy-terms.queries.js';
