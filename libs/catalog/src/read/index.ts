export * from './catalog.queries.js';
export { catalogData } from './catalog.personal-data.js';
export * from './catalog.sql.js';
export * from './micro-credential-search.js';
export * from './version.queries.js';
