export * from './give-feedback.js';
export * from './record-requirement.js';
export type { PilotRequirement, RequirementStanding } from './requirements.policy.js';
