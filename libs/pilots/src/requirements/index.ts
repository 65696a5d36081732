export * from './give-feedback.js';
export * from './record-requirement.js';
export * from './record-for-several.js';
export * from './waiting-award.queries.js';
export type { PilotRequirement, RequirementStanding } from './requirements.policy.js';
