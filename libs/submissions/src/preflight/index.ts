export * from './check-drafts.js';
export * from './keep-finding.js';
export * from './outdate-preflight.js';
export { PreflightQueries } from './preflight.queries.js';
export * from './replace-finding.js';
export * from './run-preflight.js';
