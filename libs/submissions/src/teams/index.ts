export * from './open-team-draft.js';
export * from './team-work.queries.js';
