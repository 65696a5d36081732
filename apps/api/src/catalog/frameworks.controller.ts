import { Body, Controller, Delete, Get, Param, Post, Put } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { z } from 'zod';
import {
  AddCompetency,
  CreateFramework,
  EditCompetency,
  EditFramework,
  FrameworkQueries,
  RemoveCompetency,
} from '#catalog';
import {
  AuthoredCompetency,
  AuthoredFramework,
  CompetencyInput,
  CompetencyNumber,
  FrameworkEdit,
  FrameworkInput,
  FrameworkList,
} from '#contracts';
import type { Actor } from '#identity';
import { CurrentActor, Require } from '../http/access.decorators.js';
import { Answers, AnswersNothing } from '../http/answers.decorator.js';
import { IdParam } from '../http/id-param.decorator.js';
import { InProgram } from '../http/in-program.decorator.js';
import { IfMatch } from '../http/revision.js';

/** Editing frameworks: levels, domains, functions and competencies. For administrators. */
@ApiTags('catalog authoring')
@Controller('v1/frameworks')
@Require('framework:edit')
export class FrameworksController {
  constructor(
    private readonly frameworks: FrameworkQueries,
    private readonly create: CreateFramework,
    private readonly edit: EditFramework,
    private readonly addOne: AddCompetency,
    private readonly editOne: EditCompetency,
    private readonly removeOne: RemoveCompetency,
  ) {}

  @Get()
  @Answers(FrameworkList, { summary: 'The frameworks of the program: its own, then the imported ones.' })
  async listFrameworks(@InProgram() programId: string) {
    return { items: await this.frameworks.all(programId) };
  }

  @Post()
  @Answers(AuthoredFramework, { status: 201, summary: 'Create a framework without parts.' })
  async createFramework(
    @InProgram() programId: string,
    @Body({ schema: FrameworkInput }) input: z.infer<typeof FrameworkInput>,
    @CurrentActor() actor: Actor,
  ) {
    const { id } = await this.create.run({ programId, ...input, actor });
    return this.frameworks.byId(programId, id);
  }

  @Get(':frameworkId')
  @Answers(AuthoredFramework, { summary: 'A framework with its levels, domains and functions.' })
  readFramework(@InProgram() programId: string, @IdParam('frameworkId') id: string) {
    return this.frameworks.byId(programId, id);
  }

  @Put(':frameworkId')
  @Answers(AuthoredFramework, {
    summary:
      'Change the name, levels, domains and functions of a framework. A part that something refers to cannot be removed.',
  })
  async editFramework(
    @InProgram() programId: string,
    @IdParam('frameworkId') frameworkId: string,
    @IfMatch('framework') revision: number,
    @Body({ schema: FrameworkEdit }) parts: z.infer<typeof FrameworkEdit>,
    @CurrentActor() actor: Actor,
  ) {
    await this.edit.run({ programId, frameworkId, revision, parts, actor });
    return this.frameworks.byId(programId, frameworkId);
  }

  @Post(':frameworkId/competencies')
  @Answers(AuthoredCompetency, { status: 201, summary: 'Add a competency to a framework.' })
  async addCompetency(
    @InProgram() programId: string,
    @IdParam('frameworkId') frameworkId: string,
    @Body({ schema: CompetencyInput }) content: z.infer<typeof CompetencyInput>,
    @CurrentActor() actor: Actor,
  ) {
    await this.addOne.run({ programId, frameworkId, content, actor });
    return this.frameworks.competency(programId, frameworkId, content.number);
  }

  @Get(':frameworkId/competencies/:number')
  @Answers(AuthoredCompetency, { summary: 'A competency, with the revision that an edit names.' })
  readCompetency(
    @InProgram() programId: string,
    @IdParam('frameworkId') frameworkId: string,
    @Param('number', { schema: CompetencyNumber }) number: number,
  ) {
    return this.frameworks.competency(programId, frameworkId, number);
  }

  @Put(':frameworkId/competencies/:number')
  @Answers(AuthoredCompetency, {
    summary: 'Change a competency. Its number stays once a version refers to it.',
  })
  async editCompetency(
    @InProgram() programId: string,
    @IdParam('frameworkId') frameworkId: string,
    @Param('number', { schema: CompetencyNumber }) number: number,
    @IfMatch('competency') revision: number,
    @Body({ schema: CompetencyInput }) content: z.infer<typeof CompetencyInput>,
    @CurrentActor() actor: Actor,
  ) {
    await this.editOne.run({ programId, frameworkId, number, revision, content, actor });
    return this.frameworks.competency(programId, frameworkId, content.number);
  }

  @Delete(':frameworkId/competencies/:number')
  @AnswersNothing({ summary: 'Remove a competency that no version refers to.' })
  async removeCompetency(
    @InProgram() programId: string,
    @IdParam('frameworkId') frameworkId: string,
    @Param('number', { schema: CompetencyNumber }) number: number,
    @IfMatch('competency') revision: number,
    @CurrentActor() actor: Actor,
  ) {
    await this.removeOne.run({ programId, frameworkId, number, revision, actor });
  }
}
