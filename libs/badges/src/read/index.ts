export * from './award-search.js';
export * from './award.queries.js';
export * from './awards.sql.js';
export * from './held-credential.queries.js';
export * from './stack-progress.queries.js';
export { badgesData } from './badges.personal-data.js';
