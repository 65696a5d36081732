import { Body, Controller, Get, Header, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { z } from 'zod';
import { CoachMeetingInput, CoachMeetingView, ResultExpectation, SubmissionResult } from '#contracts';
import type { PersonActor } from '#identity';
import { ExpectationQueries, RecordCoachMeeting, ResultQueries } from '#reviews';
import { Person, Require } from '../http/access.decorators.js';
import { Answers } from '../http/answers.decorator.js';
import { IdParam } from '../http/id-param.decorator.js';

/** What comes out of a review, for the candidate and their coach. */
@ApiTags('results')
@Controller('v1')
export class ResultController {
  constructor(
    private readonly results: ResultQueries,
    private readonly expectations: ExpectationQueries,
    private readonly recordMeeting: RecordCoachMeeting,
  ) {}

  @Get('submissions/:submissionId/result')
  @Require('submission:own')
  @Header('Cache-Control', 'private, no-cache')
  @Answers(SubmissionResult, {
    summary: "Your result with the reviewers' words, per detail. Nothing is here before it is released.",
  })
  readResult(@Person() actor: PersonActor, @IdParam('submissionId') submissionId: string) {
    return this.results.of(actor.id, submissionId);
  }

  @Get('submissions/:submissionId/expectation')
  @Require('submission:own')
  @Answers(ResultExpectation, {
    summary: 'When the result of what you handed in can be expected. 404 once the result is there.',
  })
  readExpectation(@Person() actor: PersonActor, @IdParam('submissionId') submissionId: string) {
    return this.expectations.of(actor.id, submissionId);
  }

  @Post('enrollments/:enrollmentId/coach-meetings')
  @Require('coaching:record')
  @Answers(CoachMeetingView, {
    status: 201,
    summary:
      'Record that a coach met the candidate about the last result; the next attempt opens where it waited for that.',
  })
  recordCoachMeeting(
    @Person() actor: PersonActor,
    @IdParam('enrollmentId') enrollmentId: string,
    @Body({ schema: CoachMeetingInput }) input: z.infer<typeof CoachMeetingInput>,
  ) {
    return this.recordMeeting.run({ actor, enrollmentId, ...input });
  }
}
