import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { z } from 'zod';
import type { ArtifactKind } from '#catalog/vocabulary';
import { ArtifactKindParam, AskedConfirmations, AskedConfirmationView, ConfirmInput, DeclineInput } from '#contracts';
import type { PersonActor } from '#identity';
import { AnswerConfirmation, AskConfirmation, ConfirmationQueries } from '#submissions';
import { Person, Require } from '../http/access.decorators.js';
import { Answers, AnswersNothing } from '../http/answers.decorator.js';
import { IdParam } from '../http/id-param.decorator.js';

/** A coach confirms an artifact before it is submitted: the candidate asks, a coach answers. */
@ApiTags('submissions')
@Controller('v1')
export class ConfirmationsController {
  constructor(
    private readonly ask: AskConfirmation,
    private readonly answer: AnswerConfirmation,
    private readonly queries: ConfirmationQueries,
  ) {}

  @Post('submissions/:submissionId/artifacts/:kind/confirmation')
  @Require('submission:own')
  @AnswersNothing({ summary: 'Ask your coaches to confirm an artifact. They can read it from then on.' })
  async askConfirmation(
    @Person() actor: PersonActor,
    @IdParam('submissionId') submissionId: string,
    @Param('kind', { schema: ArtifactKindParam }) kind: ArtifactKind,
  ): Promise<void> {
    await this.ask.run({ actor, submissionId, kind });
  }

  @Get('confirmations')
  @Require('coaching:confirm')
  @Answers(AskedConfirmations, {
    summary: 'The artifacts that candidates ask you to confirm, the longest waiting first.',
  })
  listConfirmations(@Person() actor: PersonActor) {
    return this.queries.waitingFor(actor.id);
  }

  @Get('confirmations/:confirmationId')
  @Require('coaching:confirm')
  @Answers(AskedConfirmationView, { summary: 'One artifact to confirm, as it is now.' })
  readConfirmation(@Person() actor: PersonActor, @IdParam('confirmationId') confirmationId: string) {
    return this.queries.toConfirm(actor, confirmationId);
  }

  @Post('confirmations/:confirmationId/confirm')
  @Require('coaching:confirm')
  @AnswersNothing({ summary: 'Confirm the artifact as you read it.' })
  async confirmArtifact(
    @Person() actor: PersonActor,
    @IdParam('confirmationId') confirmationId: string,
    @Body({ schema: ConfirmInput }) { contentSha256 }: z.infer<typeof ConfirmInput>,
  ): Promise<void> {
    await this.answer.run({ actor, confirmationId, answer: { confirm: true, contentSha256 } });
  }

  @Post('confirmations/:confirmationId/decline')
  @Require('coaching:confirm')
  @AnswersNothing({ summary: 'Say what has to change before you confirm the artifact.' })
  async declineConfirmation(
    @Person() actor: PersonActor,
    @IdParam('confirmationId') confirmationId: string,
    @Body({ schema: DeclineInput }) { note }: z.infer<typeof DeclineInput>,
  ): Promise<void> {
    await this.answer.run({ actor, confirmationId, answer: { confirm: false, note } });
  }
}
