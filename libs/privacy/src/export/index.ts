export * from './export.queries.js';
export * from './make-export.js';
export * from './request-export.js';
