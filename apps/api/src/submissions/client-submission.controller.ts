import { Controller, Get, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { z } from 'zod';
import { SubmissionPage, SubmissionsQuery } from '#contracts';
import { ClientSubmissionQueries } from '#submissions';
import { Require } from '../http/access.decorators.js';
import { Answers } from '../http/answers.decorator.js';
import { InProgram } from '../http/in-program.decorator.js';

/** The progress of submissions, for client systems. */
@ApiTags('integration')
@Controller('v1/integration/submissions')
@Require('integration:read-submissions')
export class ClientSubmissionController {
  constructor(private readonly submissions: ClientSubmissionQueries) {}

  @Get()
  @Answers(SubmissionPage, { summary: 'The states of submissions, for a client with the scope submissions:read.' })
  listSubmissionsForClient(
    @InProgram() programId: string,
    @Query({ schema: SubmissionsQuery }) filter: z.infer<typeof SubmissionsQuery>,
  ) {
    return this.submissions.page(programId, filter);
  }
}
