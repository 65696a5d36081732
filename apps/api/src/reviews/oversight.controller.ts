import { Body, Controller, Get, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { z } from 'zod';
import {
  Agreement,
  AssignedReviews,
  GivenReviews,
  InReviewQuery,
  ReasonInput,
  SubmissionsInReview,
  SubmissionSummary,
  VoidInput,
} from '#contracts';
import type { PersonActor } from '#identity';
import { AgreementQueries, OversightQueries, VoidReview } from '#reviews';
import { ReturnIncomplete, summaryOf } from '#submissions';
import { Person, Require } from '../http/access.decorators.js';
import { Answers, AnswersNothing } from '../http/answers.decorator.js';
import { IdParam } from '../http/id-param.decorator.js';

/** Who reviews what, what is late, and how far reviewers agree: for administrators. */
@ApiTags('review administration')
@Controller('v1')
@Require('review:administer')
export class OversightController {
  constructor(
    private readonly oversight: OversightQueries,
    private readonly voidOne: VoidReview,
    private readonly returnIncomplete: ReturnIncomplete,
    private readonly agreement: AgreementQueries,
  ) {}

  @Get('submissions-in-review')
  @Answers(SubmissionsInReview, {
    summary: 'What is sealed and not decided, the longest waiting first, with its reviewers and what is late.',
  })
  listSubmissionsInReview(@Query({ schema: InReviewQuery }) query: z.infer<typeof InReviewQuery>) {
    return this.oversight.inReview(query);
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

  @Get('versions/:versionId/agreement')
  @Answers(Agreement, {
    summary:
      'How far independent reviewers agree per outcome of a version, where candidates fail and what they said of it, with the sizes of the samples.',
  })
  readAgreement(@IdParam('versionId') versionId: string) {
    return this.agreement.of(versionId);
  }
}
