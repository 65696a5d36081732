export { AuditModule } from './audit.module.js';
export { AuditQueries, type AuditEntry, type AuditFilter } from './audit.queries.js';
export { WeeksQueries, type Week } from './weeks.queries.js';
