import { Body, Controller, Get, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { z } from 'zod';
import {
  Agreement,
  AssignedReviews,
  Attempts,
  GivenReviews,
  InReviewQuery,
  ReasonInput,
  SubmissionsInReview,
  SubmissionSummary,
  VoidInput,
} from '#contracts';
import type { PersonActor } from '#identity';
import { AgreementQueries, AttemptQueries, OversightQueries, ReadingAccess, VoidReview } from '#reviews';
import { ReturnIncomplete, summaryOf } from '#submissions';
import { Person, Require } from '../http/access.decorators.js';
import { Answers, AnswersNothing } from '../http/answers.decorator.js';
import { IdParam } from '../http/id-param.decorator.js';

/** What is in review, what is late, and how often reviewers agree: for administrators. */
@ApiTags('review administration')
@Controller('v1')
@Require('review:administer')
export class OversightController {
  constructor(
    private readonly oversight: OversightQueries,
    private readonly voidOne: VoidReview,
    private readonly returnIncomplete: ReturnIncomplete,
    private readonly agreement: AgreementQueries,
    private readonly access: ReadingAccess,
    private readonly attempts: AttemptQueries,
  ) {}

  @Get('submissions-in-review')
  @Answers(SubmissionsInReview, {
    summary:
      'Submissions that are sealed and not decided, the longest waiting first, with their reviews and what is late. Those that you review are left out until their reviews are locked.',
  })
  async listSubmissionsInReview(
    @Person() actor: PersonActor,
    @Query({ schema: InReviewQuery }) query: z.infer<typeof InReviewQuery>,
  ) {
    return this.oversight.inReview({
      ...query,
      programId: actor.programId,
      hidden: await this.access.hiddenFrom(actor),
    });
  }

  @Get('roster/:enrollmentId/attempts')
  @Answers(Attempts, {
    summary:
      'The submitted attempts of an enrollment, each with its decision. While you have open reviews, only decided attempts.',
  })
  async listAttemptsOfEnrollment(@Person() actor: PersonActor, @IdParam('enrollmentId') enrollmentId: string) {
    return { items: await this.attempts.of(enrollmentId, actor) };
  }

  @Get('submissions/:submissionId/reviews')
  @Answers(AssignedReviews, { summary: 'Every review of a submission. For those that ended, with the reason.' })
  async listReviewsOfSubmission(@IdParam('submissionId') submissionId: string) {
    return { items: await this.oversight.reviewsOf(submissionId) };
  }

  @Get('submissions/:submissionId/scores')
  @Answers(GivenReviews, { summary: 'The scores and comments of each locked review, by detail.' })
  async listScoresOfSubmission(@IdParam('submissionId') submissionId: string) {
    return { items: await this.oversight.givenIn(submissionId) };
  }

  @Post('reviews/:reviewId/void')
  @AnswersNothing({
    summary: 'End a review in any state, with a reason. Another reviewer is offered it and starts from scratch.',
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
      'Return a sealed submission as incomplete, before the first score. It becomes the draft of the same attempt again. The candidate reads the reason.',
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
      'How often independent reviewers agree per outcome of a version, where candidates fail, and their feedback, with the sizes of the samples.',
  })
  readAgreement(@IdParam('versionId') versionId: string) {
    return this.agreement.of(versionId);
  }
}
