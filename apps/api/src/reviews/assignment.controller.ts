import { Body, Controller, Get, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { z } from 'zod';
import { AdjudicatorInput, AssignedReviews, AssignmentInput, EligibleReviewers } from '#contracts';
import type { PersonActor } from '#identity';
import { AssignAdjudicator, AssignReviewers, OversightQueries } from '#reviews';
import { Person, Require } from '../http/access.decorators.js';
import { Answers } from '../http/answers.decorator.js';
import { IdParam } from '../http/id-param.decorator.js';

/** Who reviews what. For administrators. */
@ApiTags('review administration')
@Controller('v1/submissions/:submissionId')
@Require('review:administer')
export class AssignmentController {
  constructor(
    private readonly oversight: OversightQueries,
    private readonly assign: AssignReviewers,
    private readonly adjudicate: AssignAdjudicator,
  ) {}

  @Get('eligible-reviewers')
  @Answers(EligibleReviewers, {
    summary: 'Every reviewer, with their conflicts and how many reviews they have in progress.',
  })
  async listEligibleReviewers(@IdParam('submissionId') submissionId: string) {
    return { items: await this.oversight.eligibleFor(submissionId) };
  }

  @Post('reviews')
  @Answers(AssignedReviews, {
    status: 201,
    summary:
      'Offer a submission to two reviewers, or to one if it already has the other. A conflict is refused, naming who and why.',
  })
  async assignReviewers(
    @Person() actor: PersonActor,
    @IdParam('submissionId') submissionId: string,
    @Body({ schema: AssignmentInput }) input: z.infer<typeof AssignmentInput>,
  ) {
    await this.assign.run({ actor, submissionId, ...input });
    return { items: await this.oversight.reviewsOf(submissionId) };
  }

  @Post('adjudication')
  @Answers(AssignedReviews, {
    status: 201,
    summary: 'Offer the details on which the two reviewers differ to a third reviewer.',
  })
  async assignAdjudicator(
    @Person() actor: PersonActor,
    @IdParam('submissionId') submissionId: string,
    @Body({ schema: AdjudicatorInput }) input: z.infer<typeof AdjudicatorInput>,
  ) {
    await this.adjudicate.run({ actor, submissionId, ...input });
    return { items: await this.oversight.reviewsOf(submissionId) };
  }
}
