export { ProgramBoundary, programOfSql, type ThingKind, thingKinds, type ThingRef } from './program-boundary.js';
export { Program } from './program.entity.js';
export { ProgramQueries } from './read/program.queries.js';
export { ProgramRepository } from './program.repository.js';
export { programsSql } from './read/programs.sql.js';
export { ProgramsModule } from './programs.module.js';
export * from './settings/index.js';
export type { ProgramSettings } from './settings/program-settings.document.js';
