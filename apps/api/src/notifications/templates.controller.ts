import { Body, Controller, Delete, Get, Post, Put, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { z } from 'zod';
import { MessageTemplateInput, MessageTemplatePage, MessageTemplateView, PageQuery } from '#contracts';
import type { PersonActor } from '#identity';
import { AddTemplate, ChangeTemplate, MessageTemplateQueries, RemoveTemplate } from '#notifications';
import { Person, Require } from '../http/access.decorators.js';
import { Answers, AnswersNothing } from '../http/answers.decorator.js';
import { InProgram } from '../http/in-program.decorator.js';
import { IdParam } from '../http/id-param.decorator.js';
import { IfMatch } from '../http/revision.js';

/** Templates of messages to groups, shared by all administrators. */
@ApiTags('messages')
@Controller('v1/message-templates')
@Require('message:write')
export class MessageTemplatesController {
  constructor(
    private readonly templates: MessageTemplateQueries,
    private readonly adding: AddTemplate,
    private readonly changing: ChangeTemplate,
    private readonly removing: RemoveTemplate,
  ) {}

  @Get()
  @Answers(MessageTemplatePage, { summary: 'Templates, by name.' })
  listMessageTemplates(@InProgram() programId: string, @Query({ schema: PageQuery }) page: z.infer<typeof PageQuery>) {
    return this.templates.page(programId, page);
  }

  @Post()
  @Answers(MessageTemplateView, { status: 201, summary: 'Save a template.' })
  addMessageTemplate(
    @Person() actor: PersonActor,
    @Body({ schema: MessageTemplateInput }) template: z.infer<typeof MessageTemplateInput>,
  ) {
    return this.adding.run({ actor, programId: actor.programId, ...template });
  }

  @Put(':templateId')
  @Answers(MessageTemplateView, { summary: 'Change a template. Messages that were sent with it stay as they are.' })
  changeMessageTemplate(
    @Person() actor: PersonActor,
    @IdParam('templateId') templateId: string,
    @IfMatch('template') revision: number,
    @Body({ schema: MessageTemplateInput }) template: z.infer<typeof MessageTemplateInput>,
  ) {
    return this.changing.run({ actor, templateId, revision, ...template });
  }

  @Delete(':templateId')
  @AnswersNothing({ summary: 'Remove a template.' })
  async removeMessageTemplate(@Person() actor: PersonActor, @IdParam('templateId') templateId: string) {
    await this.removing.run({ actor, templateId });
  }
}
