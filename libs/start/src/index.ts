export { CannotStart } from './cannot-start.js';
export { requireFitDatabase, requireMigrated } from './check-database.js';
export { runProgram } from './run-program.js';
