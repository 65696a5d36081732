export * from './award.queries.js';
export * from './held-credential.queries.js';
export * from './stack-progress.queries.js';
export * from './award-search.js';
export { badgesData } from './badges.personal-data.js';
