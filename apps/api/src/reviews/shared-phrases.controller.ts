import { Body, Controller, Delete, Get, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { z } from 'zod';
import { SharedPhrases, SharedPhraseView, SharePhraseInput } from '#contracts';
import type { PersonActor } from '#identity';
import { SharedPhraseQueries, SharePhrase, TakeDownPhrase, WithdrawSharedPhrase } from '#reviews';
import { Person, Require } from '../http/access.decorators.js';
import { Answers, AnswersNothing } from '../http/answers.decorator.js';
import { IdParam } from '../http/id-param.decorator.js';

/** Phrases that the reviewers of an outcome share, without names. */
@ApiTags('reviews')
@Controller('v1')
@Require('review:score')
export class SharedPhrasesController {
  constructor(
    private readonly phrases: SharedPhraseQueries,
    private readonly share: SharePhrase,
    private readonly withdraw: WithdrawSharedPhrase,
  ) {}

  @Get('reviews/:reviewId/shared-phrases')
  @Answers(SharedPhrases, {
    summary:
      'The phrases that reviewers share at the outcomes of your review, the newest first. Before the decision, those by its other reviewers and those shared since the reviews began are left out.',
  })
  async listSharedPhrases(@Person() actor: PersonActor, @IdParam('reviewId') reviewId: string) {
    return { items: await this.phrases.atDesk(actor, reviewId) };
  }

  @Post('reviews/:reviewId/shared-phrases')
  @Answers(SharedPhraseView, {
    status: 201,
    summary: 'Share a copy of your phrase at an outcome, without your name.',
  })
  sharePhrase(
    @Person() actor: PersonActor,
    @IdParam('reviewId') reviewId: string,
    @Body({ schema: SharePhraseInput }) input: z.infer<typeof SharePhraseInput>,
  ) {
    return this.share.run({ actor, reviewId, ...input });
  }

  @Delete('shared-phrases/:phraseId')
  @AnswersNothing({ summary: 'Withdraw a phrase that you share. Scores that used it keep their text.' })
  async withdrawSharedPhrase(@Person() actor: PersonActor, @IdParam('phraseId') phraseId: string) {
    await this.withdraw.run({ actor, phraseId });
  }
}

/** The phrases that reviewers share, for administrators. */
@ApiTags('review administration')
@Controller('v1/versions/:versionId/shared-phrases')
@Require('review:administer')
export class SharedPhrasesOfVersionController {
  constructor(
    private readonly phrases: SharedPhraseQueries,
    private readonly takeDown: TakeDownPhrase,
  ) {}

  @Get()
  @Answers(SharedPhrases, {
    summary:
      'The phrases that reviewers share at the outcomes of a version, without names. What another reviewer of a submission that you review has shared is left out until its decision.',
  })
  async listSharedPhrasesOfVersion(@Person() actor: PersonActor, @IdParam('versionId') versionId: string) {
    return { items: await this.phrases.ofVersion(actor, versionId) };
  }

  @Delete(':phraseId')
  @AnswersNothing({ summary: 'Remove a phrase that reviewers share. Its author keeps their own phrase.' })
  async removeSharedPhrase(
    @Person() actor: PersonActor,
    @IdParam('versionId') versionId: string,
    @IdParam('phraseId') phraseId: string,
  ) {
    await this.takeDown.run({ actor, versionId, phraseId });
  }
}
