export { PostgresStartError } from './postgres-start-error.js';
export { startPostgres, type Postgres, type PostgresOptions } from './start-postgres.js';
