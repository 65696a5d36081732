export { AuditModule } from './audit.module.js';
export { AuditQueries, type AuditEntry, type AuditFilter } from './audit.queries.js';
