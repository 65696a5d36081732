import { Body, Controller, Get, Put } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { z } from 'zod';
import { ReviewTermsInput, ReviewTermsView } from '#contracts';
import type { PersonActor } from '#identity';
import { ChangeTerms, TermsQueries } from '#reviews';
import { Person, Require } from '../http/access.decorators.js';
import { Answers } from '../http/answers.decorator.js';
import { InProgram } from '../http/in-program.decorator.js';
import { IfMatch } from '../http/revision.js';

/** The days and hours of review: for administrators. */
@ApiTags('review administration')
@Controller('v1/review-terms')
@Require('review:administer')
export class TermsController {
  constructor(
    private readonly terms: TermsQueries,
    private readonly changeTerms: ChangeTerms,
  ) {}

  @Get()
  @Answers(ReviewTermsView, { summary: 'The review terms: days and hours.' })
  readReviewTerms(@InProgram() programId: string) {
    return this.terms.current(programId);
  }

  @Put()
  @Answers(ReviewTermsView, {
    summary: 'Change the review terms. Reviews in progress keep their times.',
  })
  changeReviewTerms(
    @Person() actor: PersonActor,
    @InProgram() programId: string,
    @IfMatch('terms') revision: number,
    @Body({ schema: ReviewTermsInput }) terms: z.infer<typeof ReviewTermsInput>,
  ) {
    return this.changeTerms.run({ actor, programId, revision, terms });
  }
}
