export { Program } from './program.entity.js';
export { ProgramQueries } from './program.queries.js';
export { ProgramRepository } from './program.repository.js';
export { ProgramsModule } from './programs.module.js';
