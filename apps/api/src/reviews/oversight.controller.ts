import { Body, Controller, Get, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { z } from 'zod';
import {
  AdjudicatorInput,
  AssignedReviews,
  AssignmentInput,
  EligibleReviewers,
  GivenReviews,
  InReviewQuery,
  ReasonInput,
  SubmissionsInReview,
  SubmissionSummary,
  VoidInput,
} from '#contracts';
import type { PersonActor } from '#identity';
import { AssignAdjudicator, AssignReviewers, OversightQueries, VoidReview } from '#reviews';
import { ReturnIncomplete, summaryOf } from '#submissions';
import { Person, Require } from '../http/access.decorators.js';
import { Answers, AnswersNothing } from '../http/answers.decorator.js';
import { IdParam } from '../http/id-param.decorator.js';

/** Who reviews what: for administrators. */
@ApiTags('review administration')
@Controller('v1')
@Require('review:administer')
export class OversightController {
  constructor(
    private readonly oversight: OversightQueries,
    private readonly assign: AssignReviewers,
    private readonly adjudicate: AssignAdjudicator,
    private readonly voidOne: VoidReview,
    private readonly returnIncomplete: ReturnIncomplete,
  ) {}

  @Get('submissions-in-review')
  @Answers(SubmissionsInReview, {
    summary: 'What is sealed and not decided, the longest waiting first, with its reviewers and what is late.',
  })
  listSubmissionsInReview(@Query({ schema: InReviewQuery }) query: z.infer<typeof InReviewQuery>) {
    return this.oversight.inReview(query);
  }

  @Get('submissions/:submissionId/eligible-reviewers')
  @Answers(EligibleReviewers, { summary: 'Every reviewer, with their conflicts and what they have in hand.' })
  async listEligibleReviewers(@IdParam('submissionId') submissionId: string) {
    return { items: await this.oversight.eligibleFor(submissionId) };
  }

  @Get('submissions/:submissionId/reviews')
  @Answers(AssignedReviews, { summary: 'Every review a submission has had, those that ended too, with why.' })
  async listReviewsOfSubmission(@IdParam('submissionId') submissionId: string) {
    return { items: await this.oversight.reviewsOf(submissionId) };
  }

  @Get('submissions/:submissionId/scores')
  @Answers(GivenReviews, { summary: 'What each locked review gave, detail by detail, in the words of its reviewer.' })
  async listScoresOfSubmission(@IdParam('submissionId') submissionId: string) {
    return { items: await this.oversight.givenIn(submissionId) };
  }

  @Post('submissions/:submissionId/reviews')
  @Answers(AssignedReviews, {
    status: 201,
    summary:
      'Offer a submission to its two reviewers, or to one where the other is there. A conflict is refused with whom and why.',
  })
  async assignReviewers(
    @Person() actor: PersonActor,
    @IdParam('submissionId') submissionId: string,
    @Body({ schema: AssignmentInput }) input: z.infer<typeof AssignmentInput>,
  ) {
    await this.assign.run({ actor, submissionId, ...input });
    return { items: await this.oversight.reviewsOf(submissionId) };
  }

  @Post('submissions/:submissionId/adjudication')
  @Answers(AssignedReviews, { status: 201, summary: 'Offer the details on which the two reviewers differ to a third.' })
  async assignAdjudicator(
    @Person() actor: PersonActor,
    @IdParam('submissionId') submissionId: string,
    @Body({ schema: AdjudicatorInput }) input: z.infer<typeof AdjudicatorInput>,
  ) {
    await this.adjudicate.run({ actor, submissionId, ...input });
    return { items: await this.oversight.reviewsOf(submissionId) };
  }

  @Post('reviews/:reviewId/void')
  @AnswersNothing({
    summary:
      'Take a review out of the process with a reason, whatever its state. Another reviewer is asked and starts blank.',
  })
  async voidReview(
    @Person() actor: PersonActor,
    @IdParam('reviewId') reviewId: string,
    @Body({ schema: VoidInput }) input: z.infer<typeof VoidInput>,
  ) {
    await this.voidOne.run({ actor, reviewId, ...input });
  }

  @Post('submissions/:submissionId/return')
  @Answers(SubmissionSummary, {
    summary:
      'Return a sealed submission as incomplete, as the draft of the same attempt, before the first score. The candidate reads the reason.',
  })
  async returnSubmission(
    @Person() actor: PersonActor,
    @IdParam('submissionId') submissionId: string,
    @Body({ schema: ReasonInput }) input: z.infer<typeof ReasonInput>,
  ) {
    return summaryOf(await this.returnIncomplete.run({ actor, submissionId, ...input }));
  }
}
