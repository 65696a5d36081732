export * from './add-competency.js';
export * from './create-framework.js';
export * from './edit-competency.js';
export * from './edit-framework.js';
export * from './framework.queries.js';
export * from './import-competencies.js';
export * from './remove-competency.js';
export type { CompetencyContent } from './competency-content.policy.js';
