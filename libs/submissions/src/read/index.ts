export { PanelQueries } from './panel.queries.js';
export * from './attempts-of-enrollment.js';
export * from './blind.queries.js';
export * from './evidence.queries.js';
export * from './submissions.sql.js';
export * from './submission-search.js';
export { submissionsData } from './submissions.personal-data.js';
