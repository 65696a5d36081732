import { Controller, Get, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Response } from 'express';
import { SubmittedWork } from '#contracts';
import type { PersonActor } from '#identity';
import { SubmittedArchive, SubmittedQueries } from '#submissions';
import { Person, Require } from '../http/access.decorators.js';
import { Answers } from '../http/answers.decorator.js';
import { AnswersDownload } from '../http/download.js';
import { IdParam } from '../http/id-param.decorator.js';
import { sendArchive } from '../http/send-archive.js';

/** What a candidate submitted, to read and to download. */
@ApiTags('submissions')
@Controller('v1/submissions/:submissionId')
@Require('submission:own')
export class SubmittedController {
  constructor(
    private readonly submitted: SubmittedQueries,
    private readonly archive: SubmittedArchive,
  ) {}

  @Get('submitted')
  @Answers(SubmittedWork, { summary: 'The texts, files and evidence of a sealed attempt. 404 while it is a draft.' })
  readSubmittedWork(@Person() actor: PersonActor, @IdParam('submissionId') submissionId: string) {
    return this.submitted.forCandidate(actor, submissionId);
  }

  @Get('submitted.zip')
  @AnswersDownload({
    summary: 'Everything that was submitted: texts, original files, captions, manifest and receipt. At most 4 GB.',
    type: 'application/zip',
  })
  async downloadSubmittedWork(
    @Person() actor: PersonActor,
    @IdParam('submissionId') submissionId: string,
    @Res() response: Response,
  ): Promise<void> {
    await sendArchive(response, await this.archive.of(actor, submissionId));
  }
}
