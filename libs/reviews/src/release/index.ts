export * from './begin-release.js';
export * from './decision.queries.js';
export * from './release-decision.js';
export * from './release-in-turn.js';
export * from './release.queries.js';
export * from './release-plan.queries.js';
