import { Controller, Get, Res, UseFilters } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Response } from 'express';
import { CaseDefinitionQueries } from '#catalog';
import { CfAssociationGrouping, CfConceptSet, CfItemTypeSet, CfLicense, CfRubric, CfSubjectSet } from '#contracts';
import { Public } from '../http/access.decorators.js';
import { InProgram } from '../http/in-program.decorator.js';
import { Gives, send, SourcedId } from './case-answers.js';
import { CaseStatusFilter } from './case-status.filter.js';

/** The CASE 1.1 API: what the program's frameworks define for their items and associations, and their rubrics. */
@ApiTags('CASE API')
@Controller('ims/case/v1p1')
@Public()
@UseFilters(CaseStatusFilter)
export class CaseDefinitionsController {
  constructor(private readonly definitions: CaseDefinitionQueries) {}

  @Get('CFItemTypes/:sourcedId')
  @Gives(CfItemTypeSet, 'A type of items, and the types below it.')
  async getCfItemType(@InProgram() programId: string, @SourcedId() id: string, @Res() response: Response) {
    send(response, { CFItemTypes: await this.definitions.withBelow(programId, 'CFItemTypes', id) });
  }

  @Get('CFSubjects/:sourcedId')
  @Gives(CfSubjectSet, 'A subject, and the subjects below it.')
  async getCfSubject(@InProgram() programId: string, @SourcedId() id: string, @Res() response: Response) {
    send(response, { CFSubjects: await this.definitions.withBelow(programId, 'CFSubjects', id) });
  }

  @Get('CFConcepts/:sourcedId')
  @Gives(CfConceptSet, 'A concept, and the concepts below it.')
  async getCfConcept(@InProgram() programId: string, @SourcedId() id: string, @Res() response: Response) {
    send(response, { CFConcepts: await this.definitions.withBelow(programId, 'CFConcepts', id) });
  }

  @Get('CFLicenses/:sourcedId')
  @Gives(CfLicense, 'A license under which a framework is published.')
  async getCfLicense(@InProgram() programId: string, @SourcedId() id: string, @Res() response: Response) {
    send(response, await this.definitions.one(programId, 'CFLicenses', id));
  }

  @Get('CFAssociationGroupings/:sourcedId')
  @Gives(CfAssociationGrouping, 'A grouping of associations.')
  async getCfAssociationGrouping(@InProgram() programId: string, @SourcedId() id: string, @Res() response: Response) {
    send(response, await this.definitions.one(programId, 'CFAssociationGroupings', id));
  }

  @Get('CFRubrics/:sourcedId')
  @Gives(CfRubric, 'A rubric with its criteria and their levels.')
  async getCfRubric(@InProgram() programId: string, @SourcedId() id: string, @Res() response: Response) {
    send(response, await this.definitions.rubric(programId, id));
  }
}
