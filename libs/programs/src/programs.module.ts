import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { injectables } from '#kernel/nest';
import { ProgramBoundary } from './program-boundary.js';
import { Program } from './program.entity.js';
import { ProgramQueries } from './read/program.queries.js';
import { ProgramRepository } from './program.repository.js';
import * as settings from './settings/index.js';

const shown = [ProgramBoundary, ProgramQueries, ProgramRepository, ...injectables(settings)];

/** The programs that live side by side in this Laurel. */
@Module({
  imports: [TypeOrmModule.forFeature([Program])],
  providers: shown,
  exports: shown,
})
export class ProgramsModule {}
