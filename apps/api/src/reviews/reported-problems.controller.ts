import { Body, Controller, Get, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { z } from 'zod';
import { CloseProblemInput, ProblemsQuery, ReportedProblems } from '#contracts';
import type { PersonActor } from '#identity';
import { CloseProblem, ProblemQueries, ReadingAccess } from '#reviews';
import { Person, Require } from '../http/access.decorators.js';
import { Answers, AnswersNothing } from '../http/answers.decorator.js';
import { IdParam } from '../http/id-param.decorator.js';

/** Problems that reviewers reported, for the administrators who answer them. */
@ApiTags('review administration')
@Controller('v1/review-problems')
@Require('review:administer')
export class ReportedProblemsController {
  constructor(
    private readonly problems: ProblemQueries,
    private readonly close: CloseProblem,
    private readonly access: ReadingAccess,
  ) {}

  @Get()
  @Answers(ReportedProblems, {
    summary:
      'The problems that reviewers reported and nobody has answered, the oldest first. Those of submissions that you review are left out until their reviews are locked.',
  })
  async listReportedProblems(
    @Person() actor: PersonActor,
    @Query({ schema: ProblemsQuery }) query: z.infer<typeof ProblemsQuery>,
  ) {
    return this.problems.open({ ...query, programId: actor.programId, hidden: await this.access.hiddenFrom(actor) });
  }

  @Post(':problemId/close')
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
