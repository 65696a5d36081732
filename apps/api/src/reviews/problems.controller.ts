import { Body, Controller, Get, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { z } from 'zod';
import { CloseProblemInput, OwnProblem, ProblemsQuery, ReportedProblems, ReportProblemInput } from '#contracts';
import type { PersonActor } from '#identity';
import { CloseProblem, ownProblemOf, ProblemQueries, ReportProblem } from '#reviews';
import { Person, Require } from '../http/access.decorators.js';
import { Answers, AnswersNothing } from '../http/answers.decorator.js';
import { IdParam } from '../http/id-param.decorator.js';

/** Problems that reviewers report and administrators answer. */
@Controller('v1')
export class ProblemsController {
  constructor(
    private readonly report: ReportProblem,
    private readonly problems: ProblemQueries,
    private readonly close: CloseProblem,
  ) {}

  @Post('reviews/:reviewId/problems')
  @ApiTags('reviews')
  @Require('review:score')
  @Answers(OwnProblem, {
    status: 201,
    summary:
      'Report a problem with a file, a text or the whole submission, and keep the review. Its due date waits until an administrator answers.',
  })
  async reportProblem(
    @Person() actor: PersonActor,
    @IdParam('reviewId') reviewId: string,
    @Body({ schema: ReportProblemInput }) input: z.infer<typeof ReportProblemInput>,
  ) {
    return ownProblemOf(await this.report.run({ actor, reviewId, ...input }));
  }

  @Get('review-problems')
  @ApiTags('review administration')
  @Require('review:administer')
  @Answers(ReportedProblems, {
    summary: 'The problems that reviewers reported and nobody has answered, the oldest first.',
  })
  listReportedProblems(@Query({ schema: ProblemsQuery }) query: z.infer<typeof ProblemsQuery>) {
    return this.problems.open(query);
  }

  @Post('review-problems/:problemId/close')
  @ApiTags('review administration')
  @Require('review:administer')
  @AnswersNothing({
    summary:
      "Answer a reported problem: it was mended, or it is not a problem. The reviewer reads the note, and the review's due date runs again.",
  })
  async closeProblem(
    @Person() actor: PersonActor,
    @IdParam('problemId') problemId: string,
    @Body({ schema: CloseProblemInput }) input: z.infer<typeof CloseProblemInput>,
  ) {
    await this.close.run({ actor, problemId, ...input });
  }
}
