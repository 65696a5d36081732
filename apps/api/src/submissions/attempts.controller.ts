import { Controller, Get, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { SubmissionSummaries, SubmissionSummary, SubmissionView } from '#contracts';
import type { PersonActor } from '#identity';
import { BeginSubmission, SubmissionQueries, summaryOf } from '#submissions';
import { Person, Require } from '../http/access.decorators.js';
import { Answers } from '../http/answers.decorator.js';
import { IdParam } from '../http/id-param.decorator.js';

/** The attempts of an enrollment: beginning the first, and the task list of each. */
@ApiTags('submissions')
@Controller('v1')
export class AttemptsController {
  constructor(
    private readonly queries: SubmissionQueries,
    private readonly begin: BeginSubmission,
  ) {}

  @Post('enrollments/:enrollmentId/submissions')
  @Require('submission:own')
  @Answers(SubmissionSummary, { summary: 'Begin the submission of an enrollment, or get the one that is open.' })
  async beginSubmission(@Person() actor: PersonActor, @IdParam('enrollmentId') enrollmentId: string) {
    return summaryOf(await this.begin.run({ actor, enrollmentId }));
  }

  @Get('enrollments/:enrollmentId/submissions')
  @Require('submission:own')
  @Answers(SubmissionSummaries, { summary: 'The attempts of an enrollment, the latest first.' })
  async listAttempts(@Person() actor: PersonActor, @IdParam('enrollmentId') enrollmentId: string) {
    return { items: await this.queries.attemptsOf(actor, enrollmentId) };
  }

  @Get('submissions/:submissionId')
  @Require('submission:own')
  @Answers(SubmissionView, {
    summary: 'The task list: the artifacts with their state, the evidence, and everything that is missing.',
  })
  readSubmission(@Person() actor: PersonActor, @IdParam('submissionId') submissionId: string) {
    return this.queries.forCandidate(actor, submissionId);
  }
}
