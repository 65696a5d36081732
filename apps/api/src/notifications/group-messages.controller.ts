import { Body, Controller, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { z } from 'zod';
import { GroupMessageInput, GroupMessagePreview, GroupMessagePreviewInput, GroupMessageView } from '#contracts';
import type { PersonActor } from '#identity';
import { GroupMessagePreviews, SendGroupMessage } from '#notifications';
import { Person, Require } from '../http/access.decorators.js';
import { Answers } from '../http/answers.decorator.js';
import { InProgram } from '../http/in-program.decorator.js';

/** Messages to groups of candidates. For administrators. */
@ApiTags('messages')
@Controller('v1/group-messages')
@Require('message:write')
export class GroupMessagesController {
  constructor(
    private readonly previews: GroupMessagePreviews,
    private readonly sending: SendGroupMessage,
  ) {}

  @Post('preview')
  @Answers(GroupMessagePreview, {
    status: 200,
    summary: 'Who gets a message, who is left out and why, and the first of the messages. Nothing is sent.',
  })
  previewGroupMessage(
    @InProgram() programId: string,
    @Body({ schema: GroupMessagePreviewInput }) { group, ...words }: z.infer<typeof GroupMessagePreviewInput>,
  ) {
    return this.previews.of(programId, group, words);
  }

  @Post()
  @Answers(GroupMessageView, {
    status: 201,
    summary: 'Send a message to everyone in a group, once each, as the preview showed it.',
  })
  sendGroupMessage(
    @Person() actor: PersonActor,
    @Body({ schema: GroupMessageInput }) message: z.infer<typeof GroupMessageInput>,
  ) {
    return this.sending.run({ actor, ...message });
  }
}
