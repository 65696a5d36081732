import { Controller, Get, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { z } from 'zod';
import { Message, MessageFilter, MessagePage } from '#contracts';
import type { Actor } from '#identity';
import { MessageQueries, MessageText, RetryMessage, type Message as MessageRecord } from '#notifications';
import { CurrentActor, Require } from '../http/access.decorators.js';
import { Answers } from '../http/answers.decorator.js';
import { InProgram } from '../http/in-program.decorator.js';
import { IdParam } from '../http/id-param.decorator.js';

/** The mails that Laurel has written. For administrators. */
@ApiTags('messages')
@Controller('v1/messages')
@Require('message:read')
export class MessagesController {
  constructor(
    private readonly messages: MessageQueries,
    private readonly texts: MessageText,
    private readonly retrying: RetryMessage,
  ) {}

  @Get()
  @Answers(MessagePage, { summary: 'List messages, newest first. You can limit the list to one person or one state.' })
  listMessages(
    @InProgram() programId: string,
    @Query({ schema: MessageFilter }) filter: z.infer<typeof MessageFilter>,
  ) {
    return this.messages.page({ ...filter, programId });
  }

  @Get(':id')
  @Answers(Message, { summary: 'Read a message with its text.' })
  async readMessage(@IdParam('id') id: string) {
    return this.shown(await this.messages.byId(id));
  }

  @Post(':id/retry')
  @Require('message:retry')
  @Answers(Message, { summary: 'Retry a message that could not be sent.' })
  async retryMessage(@IdParam('id') id: string, @CurrentActor() actor: Actor) {
    return this.shown(await this.retrying.run({ actor, messageId: id }));
  }

  private async shown(message: MessageRecord) {
    return { ...message, text: await this.texts.toShow(message) };
  }
}
