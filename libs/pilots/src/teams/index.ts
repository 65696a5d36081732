export * from './change-team.js';
export * from './form-team.js';
export * from './team.queries.js';
