import { Controller, Get, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { z } from 'zod';
import { FileLinkQuery, ReadSubmission, SignedLink } from '#contracts';
import type { PersonActor } from '#identity';
import { FileLinks, PrepareAgain, SubmittedQueries } from '#submissions';
import { Person, Require } from '../http/access.decorators.js';
import { Answers, AnswersNothing } from '../http/answers.decorator.js';
import { IdParam } from '../http/id-param.decorator.js';

/** What administrators read of a submission: the originals, and beside them what reviewers see. */
@ApiTags('review administration')
@Controller('v1/submissions/:submissionId/reading')
@Require('review:administer')
export class ReadingController {
  constructor(
    private readonly submitted: SubmittedQueries,
    private readonly links: FileLinks,
    private readonly prepareAgain: PrepareAgain,
  ) {}

  @Get()
  @Answers(ReadSubmission, {
    summary:
      'A sealed submission: texts, files with their metadata and blind copies, evidence, and the names that may stay. 403 `submission.blind` for its reviewers until both have locked.',
  })
  readSubmissionAsAdministrator(@IdParam('submissionId') submissionId: string) {
    return this.submitted.forAdministrator(submissionId);
  }

  @Get('files/:fileId/link')
  @Answers(SignedLink, { summary: 'A short-lived link to a file of the submission, or to what reviewers see of it.' })
  async linkFileAsAdministrator(
    @IdParam('submissionId') submissionId: string,
    @IdParam('fileId') fileId: string,
    @Query({ schema: FileLinkQuery }) { guise }: z.infer<typeof FileLinkQuery>,
  ) {
    await this.submitted.checkFile(submissionId, fileId);
    return this.links.to(fileId, guise);
  }

  @Post('files/:fileId/prepare-again')
  @AnswersNothing({
    summary: 'Make a new blind copy of a file. Reviewers open the present one until the new one is ready.',
  })
  async prepareFileAgain(
    @Person() actor: PersonActor,
    @IdParam('submissionId') submissionId: string,
    @IdParam('fileId') fileId: string,
  ): Promise<void> {
    await this.prepareAgain.run({ actor, submissionId, fileId });
  }
}
