import { Body, Controller, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { z } from 'zod';
import { ImportCompetencies } from '#catalog';
import { CompetencyImport, CompetencyImportResult } from '#contracts';
import type { Actor } from '#identity';
import { CurrentActor, Require } from '../http/access.decorators.js';
import { Answers } from '../http/answers.decorator.js';
import { IdParam } from '../http/id-param.decorator.js';
import { InProgram } from '../http/in-program.decorator.js';

/** Adding and changing many competencies at once, for example from a spreadsheet. For administrators. */
@ApiTags('catalog authoring')
@Controller('v1/frameworks/:frameworkId/competency-imports')
@Require('framework:edit')
export class CompetencyImportController {
  constructor(private readonly importAll: ImportCompetencies) {}

  @Post()
  @Answers(CompetencyImportResult, {
    status: 201,
    summary: 'Add competencies, and change those whose number the framework has. None is removed.',
  })
  importCompetencies(
    @InProgram() programId: string,
    @IdParam('frameworkId') frameworkId: string,
    @Body({ schema: CompetencyImport }) { competencies }: z.infer<typeof CompetencyImport>,
    @CurrentActor() actor: Actor,
  ) {
    return this.importAll.run({ programId, frameworkId, competencies, actor });
  }

  @Post('check')
  @Answers(CompetencyImportResult, { summary: 'Say what importing competencies would change. Nothing is saved.' })
  checkCompetencies(
    @InProgram() programId: string,
    @IdParam('frameworkId') frameworkId: string,
    @Body({ schema: CompetencyImport }) { competencies }: z.infer<typeof CompetencyImport>,
    @CurrentActor() actor: Actor,
  ) {
    return this.importAll.run({ programId, frameworkId, competencies, actor, preview: true });
  }
}
