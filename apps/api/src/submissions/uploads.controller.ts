import { Controller, Get } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { UnfinishedUploads } from '#contracts';
import type { PersonActor } from '#identity';
import { UploadQueries } from '#submissions';
import { Person, Require } from '../http/access.decorators.js';
import { Answers } from '../http/answers.decorator.js';
import { IdParam } from '../http/id-param.decorator.js';

/** Lists the resumable uploads of a submission. Their bytes go to /v1/uploads: see `uploads.mount.ts`. */
@ApiTags('submissions')
@Controller('v1/submissions/:submissionId/uploads')
export class UploadsController {
  constructor(private readonly uploads: UploadQueries) {}

  @Get()
  @Require('submission:own')
  @Answers(UnfinishedUploads, {
    summary: 'The unfinished resumable uploads, with how many bytes have arrived. Continue each at /v1/uploads/{id}.',
  })
  async listUploads(@Person() actor: PersonActor, @IdParam('submissionId') submissionId: string) {
    return { items: await this.uploads.unfinished(actor, submissionId) };
  }
}
