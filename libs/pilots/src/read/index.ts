export { EnrollmentQueries, type EnrollmentSummary } from './enrollment.queries.js';
export { type GroupFilter, type GroupMember, GroupQueries } from './group.queries.js';
export { PilotQueries } from './pilot.queries.js';
export * from './requirements.queries.js';
export * from './pilots.sql.js';
export { pilotsData } from './pilots.personal-data.js';
