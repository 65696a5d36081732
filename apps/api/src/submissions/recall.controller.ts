import { Controller, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { SubmissionSummary } from '#contracts';
import type { PersonActor } from '#identity';
import { RecallSubmission, summaryOf } from '#submissions';
import { Person, Require } from '../http/access.decorators.js';
import { Answers } from '../http/answers.decorator.js';
import { IdParam } from '../http/id-param.decorator.js';

/** Recalling a sealed submission. */
@ApiTags('submissions')
@Controller('v1/submissions/:submissionId/recall')
export class RecallController {
  constructor(private readonly recall: RecallSubmission) {}

  @Post()
  @Require('submission:own')
  @Answers(SubmissionSummary, { summary: 'Recall the sealed submission. Possible until the first score is written.' })
  async recallSubmission(@Person() actor: PersonActor, @IdParam('submissionId') submissionId: string) {
    return summaryOf(await this.recall.run({ actor, submissionId }));
  }
}
