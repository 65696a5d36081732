import { Controller, Get } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { SignedReceipt } from '#contracts';
import type { PersonActor } from '#identity';
import { SignedReceipts } from '#record';
import { Person, Require } from '../http/access.decorators.js';
import { Answers } from '../http/answers.decorator.js';
import { IdParam } from '../http/id-param.decorator.js';

@ApiTags('submissions')
@Controller('v1/submissions/:submissionId/receipt/signed')
export class SignedReceiptController {
  constructor(private readonly receipts: SignedReceipts) {}

  @Get()
  @Require('submission:own')
  @Answers(SignedReceipt, {
    summary:
      'The receipt with a signature, and the proof that the seal is in the record: shows others that Laurel received the work.',
  })
  async readSignedReceipt(@Person() actor: PersonActor, @IdParam('submissionId') submissionId: string) {
    return { submissionId, ...(await this.receipts.view(actor, submissionId)) };
  }
}
