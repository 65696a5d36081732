import { Controller, Get } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { ResultExpectation, SubmissionResult } from '#contracts';
import type { PersonActor } from '#identity';
import { ExpectationQueries, ResultQueries } from '#reviews';
import { Person, Require } from '../http/access.decorators.js';
import { Answers } from '../http/answers.decorator.js';
import { IdParam } from '../http/id-param.decorator.js';

/** The result of a review: for the candidate. */
@ApiTags('results')
@Controller('v1/submissions/:submissionId')
@Require('submission:own')
export class ResultsController {
  constructor(
    private readonly results: ResultQueries,
    private readonly expectations: ExpectationQueries,
  ) {}

  @Get('result')
  @Answers(SubmissionResult, {
    summary: "Your result with the reviewers' feedback, by detail. 404 before its release.",
  })
  readResult(@Person() actor: PersonActor, @IdParam('submissionId') submissionId: string) {
    return this.results.of(actor.id, submissionId);
  }

  @Get('expectation')
  @Answers(ResultExpectation, {
    summary: 'When to expect the result of your submission. 404 once the result is released.',
  })
  readExpectation(@Person() actor: PersonActor, @IdParam('submissionId') submissionId: string) {
    return this.expectations.of(actor.id, submissionId);
  }
}
