import { Body, Controller, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { z } from 'zod';
import { OwnProblem, ReportProblemInput } from '#contracts';
import type { PersonActor } from '#identity';
import { ownProblemOf, ReportProblem } from '#reviews';
import { Person, Require } from '../http/access.decorators.js';
import { Answers } from '../http/answers.decorator.js';
import { IdParam } from '../http/id-param.decorator.js';

/** Problems that a reviewer reports. */
@ApiTags('reviews')
@Controller('v1/reviews/:reviewId/problems')
@Require('review:score')
export class ProblemsController {
  constructor(private readonly report: ReportProblem) {}

  @Post()
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
}
