export { CareerModule } from './career.module.js';
export { careerEvents } from './events.js';
export * from './packet/index.js';
export * from './progress/index.js';
export { type CareerRecord } from './record/career-record.policy.js';
export * from './record/index.js';
export * from './transcript/index.js';
export { careerData } from './career.personal-data.js';
