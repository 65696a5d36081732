import { Body, Controller, Get, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { z } from 'zod';
import { ResendInput, ResendPreview, ResendPreviewInput, ResendView } from '#contracts';
import type { PersonActor } from '#identity';
import { BeginResend, ResendPreviews, ResendQueries } from '#notifications';
import { Person, Require } from '../http/access.decorators.js';
import { Answers } from '../http/answers.decorator.js';
import { InProgram } from '../http/in-program.decorator.js';
import { IdParam } from '../http/id-param.decorator.js';

/** Sends many emails that did not arrive again. For administrators. */
@ApiTags('messages')
@Controller('v1/message-resends')
@Require('message:retry')
export class ResendsController {
  constructor(
    private readonly previews: ResendPreviews,
    private readonly beginning: BeginResend,
    private readonly resends: ResendQueries,
  ) {}

  @Post('preview')
  @Answers(ResendPreview, {
    status: 200,
    summary:
      'How many emails that did not arrive would be sent again, the first of them, and how many would not. Nothing is sent.',
  })
  previewResend(
    @InProgram() programId: string,
    @Body({ schema: ResendPreviewInput }) { filter }: z.infer<typeof ResendPreviewInput>,
  ) {
    return this.previews.of(programId, filter);
  }

  @Post()
  @Answers(ResendView, {
    status: 201,
    summary: 'Send emails again that did not arrive, each once to the address that its person has now.',
  })
  async resend(
    @Person() actor: PersonActor,
    @Body({ schema: ResendInput }) { asOf, ...resend }: z.infer<typeof ResendInput>,
  ) {
    const { id } = await this.beginning.run({ actor, asOf: new Date(asOf), ...resend });
    return this.resends.byId(id);
  }

  @Get(':resendId')
  @Answers(ResendView, { summary: 'How far a resend is.' })
  readResend(@IdParam('resendId') resendId: string) {
    return this.resends.byId(resendId);
  }
}
