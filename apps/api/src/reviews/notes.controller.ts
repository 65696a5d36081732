import { Body, Controller, Put } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { z } from 'zod';
import { ReviewNotesInput, ReviewNotesView } from '#contracts';
import type { PersonActor } from '#identity';
import { SaveNotes } from '#reviews';
import { Person, Require } from '../http/access.decorators.js';
import { Answers } from '../http/answers.decorator.js';
import { IfMatch } from '../http/revision.js';
import { IdParam } from '../http/id-param.decorator.js';

/** A reviewer's private notes on a review. They are read with the review. */
@ApiTags('reviews')
@Controller('v1/reviews/:reviewId/notes')
@Require('review:score')
export class NotesController {
  constructor(private readonly save: SaveNotes) {}

  @Put()
  @Answers(ReviewNotesView, { summary: 'Save your private notes and highlights. Nobody else reads them.' })
  putReviewNotes(
    @Person() actor: PersonActor,
    @IdParam('reviewId') reviewId: string,
    @IfMatch('notes', '"0" for the first') revision: number,
    @Body({ schema: ReviewNotesInput }) input: z.infer<typeof ReviewNotesInput>,
  ) {
    return this.save.run({ actor, reviewId, revision, ...input });
  }
}
