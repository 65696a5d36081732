import { Body, Controller, Delete, Get, Post, Put } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { z } from 'zod';
import { PhraseInput, Phrases, PhraseView } from '#contracts';
import type { PersonActor } from '#identity';
import { ChangePhrase, KeepPhrase, PhraseQueries, RemovePhrase } from '#reviews';
import { Person, Require } from '../http/access.decorators.js';
import { Answers, AnswersNothing } from '../http/answers.decorator.js';
import { IfMatch } from '../http/revision.js';
import { IdParam } from '../http/id-param.decorator.js';

/** A reviewer's own phrases, saved for reuse. */
@ApiTags('reviews')
@Controller('v1/phrases')
@Require('review:score')
export class PhrasesController {
  constructor(
    private readonly phrases: PhraseQueries,
    private readonly keep: KeepPhrase,
    private readonly change: ChangePhrase,
    private readonly remove: RemovePhrase,
  ) {}

  @Get()
  @Answers(Phrases, { summary: 'Your phrases, the newest first.' })
  async listPhrases(@Person() actor: PersonActor) {
    return { items: await this.phrases.of(actor.id) };
  }

  @Post()
  @Answers(PhraseView, { status: 201, summary: 'Save a phrase for reuse.' })
  keepPhrase(@Person() actor: PersonActor, @Body({ schema: PhraseInput }) input: z.infer<typeof PhraseInput>) {
    return this.keep.run({ actor, ...input });
  }

  @Put(':phraseId')
  @Answers(PhraseView, { summary: 'Change a phrase. Scores that used it keep their text.' })
  changePhrase(
    @Person() actor: PersonActor,
    @IdParam('phraseId') phraseId: string,
    @IfMatch('phrase') revision: number,
    @Body({ schema: PhraseInput }) input: z.infer<typeof PhraseInput>,
  ) {
    return this.change.run({ actor, phraseId, revision, ...input });
  }

  @Delete(':phraseId')
  @AnswersNothing({ summary: 'Remove a phrase.' })
  async removePhrase(@Person() actor: PersonActor, @IdParam('phraseId') phraseId: string) {
    await this.remove.run({ actor, phraseId });
  }
}
