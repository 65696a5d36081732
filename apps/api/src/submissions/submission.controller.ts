import { Controller, Get, Post, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Response } from 'express';
import { Receipt, SubmissionSummaries, SubmissionSummary, SubmissionView } from '#contracts';
import type { PersonActor } from '#identity';
import {
  BeginSubmission,
  RecallSubmission,
  Receipts,
  SealSubmission,
  SubmissionQueries,
  summaryOf,
} from '#submissions';
import { Person, Require } from '../http/access.decorators.js';
import { Answers } from '../http/answers.decorator.js';
import { AnswersDownload, sendDownload } from '../http/download.js';
import { IdParam } from '../http/id-param.decorator.js';

/** A candidate's way from the first word to the receipt. */
@ApiTags('submissions')
@Controller('v1')
export class SubmissionController {
  constructor(
    private readonly queries: SubmissionQueries,
    private readonly begin: BeginSubmission,
    private readonly seal: SealSubmission,
    private readonly recall: RecallSubmission,
    private readonly receipts: Receipts,
  ) {}

  @Post('enrollments/:enrollmentId/submissions')
  @Require('submission:own')
  @Answers(SubmissionSummary, { summary: 'Begin the submission of an enrollment, or get the one that is open.' })
  async beginSubmission(@Person() actor: PersonActor, @IdParam('enrollmentId') enrollmentId: string) {
    return summaryOf(await this.begin.run({ actorId: actor.id, enrollmentId }));
  }

  @Get('enrollments/:enrollmentId/submissions')
  @Require('submission:own')
  @Answers(SubmissionSummaries, { summary: 'The attempts of an enrollment, the latest first.' })
  async listAttempts(@Person() actor: PersonActor, @IdParam('enrollmentId') enrollmentId: string) {
    return { items: await this.queries.attemptsOf(actor.id, enrollmentId) };
  }

  @Get('submissions/:submissionId')
  @Require('submission:own')
  @Answers(SubmissionView, {
    summary: 'The task list: four artifacts with their state, the evidence, and all that is missing.',
  })
  readSubmission(@Person() actor: PersonActor, @IdParam('submissionId') submissionId: string) {
    return this.queries.forCandidate(actor.id, submissionId);
  }

  @Post('submissions/:submissionId/seal')
  @Require('submission:own')
  @Answers(Receipt, {
    summary: 'Seal the submission and hand it in. On time if this request arrives before the close.',
  })
  async sealSubmission(@Person() actor: PersonActor, @IdParam('submissionId') submissionId: string) {
    await this.seal.run({ actorId: actor.id, submissionId });
    return this.queries.receipt(actor.id, submissionId);
  }

  @Post('submissions/:submissionId/recall')
  @Require('submission:own')
  @Answers(SubmissionSummary, { summary: 'Take the sealed submission back, while no score has been written.' })
  async recallSubmission(@Person() actor: PersonActor, @IdParam('submissionId') submissionId: string) {
    return summaryOf(await this.recall.run({ actorId: actor.id, submissionId }));
  }

  @Get('submissions/:submissionId/receipt')
  @Require('submission:own')
  @Answers(Receipt, { summary: 'The receipt of a sealed submission: its manifest and the hash of it.' })
  readReceipt(@Person() actor: PersonActor, @IdParam('submissionId') submissionId: string) {
    return this.queries.receipt(actor.id, submissionId);
  }

  @Get('submissions/:submissionId/receipt.pdf')
  @Require('submission:own')
  @AnswersDownload({
    summary: 'The receipt as a paper. The same records give the same bytes.',
    type: 'application/pdf',
  })
  async readReceiptPaper(
    @Person() actor: PersonActor,
    @IdParam('submissionId') submissionId: string,
    @Res() response: Response,
  ): Promise<void> {
    sendDownload(response, {
      name: 'receipt.pdf',
      type: 'application/pdf',
      content: await this.receipts.pdf(actor.id, submissionId),
    });
  }
}
