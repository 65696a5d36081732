import { Controller, Get, Post, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Response } from 'express';
import { Receipt } from '#contracts';
import type { PersonActor } from '#identity';
import { Receipts, SealSubmission } from '#submissions';
import { Person, Require } from '../http/access.decorators.js';
import { Answers } from '../http/answers.decorator.js';
import { AnswersDownload, sendDownload } from '../http/download.js';
import { IdParam } from '../http/id-param.decorator.js';

/** Sealing, and the receipt. */
@ApiTags('submissions')
@Controller('v1/submissions/:submissionId')
export class SealingController {
  constructor(
    private readonly seal: SealSubmission,
    private readonly receipts: Receipts,
  ) {}

  @Post('seal')
  @Require('submission:own')
  @Answers(Receipt, {
    summary: 'Seal and submit. On time if this request arrives before the deadline.',
  })
  async sealSubmission(@Person() actor: PersonActor, @IdParam('submissionId') submissionId: string) {
    await this.seal.run({ actor, submissionId });
    return this.receipts.view(actor, submissionId);
  }

  @Get('receipt')
  @Require('submission:own')
  @Answers(Receipt, { summary: 'The receipt of a sealed submission: its manifest and the hash of the manifest.' })
  readReceipt(@Person() actor: PersonActor, @IdParam('submissionId') submissionId: string) {
    return this.receipts.view(actor, submissionId);
  }

  @Get('receipt.pdf')
  @Require('submission:own')
  @AnswersDownload({
    summary: 'The receipt as a PDF. The same records give the same bytes.',
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
      content: await this.receipts.pdf(actor, submissionId),
    });
  }
}
