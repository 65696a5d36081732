import { Body, Controller, Delete, Get, Param, Patch, Post, Query, Req } from '@nestjs/common';
import { ApiBody, ApiConsumes, ApiTags } from '@nestjs/swagger';
import type { Request } from 'express';
import type { z } from 'zod';
import type { ArtifactKind } from '#catalog/vocabulary';
import {
  ArtifactFileView,
  ArtifactKindParam,
  FileDescriptionInput,
  FileLinkQuery,
  SignedLink,
  UploadFields,
} from '#contracts';
import type { PersonActor } from '#identity';
import { DomainError } from '#kernel';
import { type FilePlace, receiveFile } from '#storage';
import { AddFile, DescribeFile, FileLinks, FileQueries, RemoveFile } from '#submissions';
import { Person, Require } from '../http/access.decorators.js';
import { Answers, AnswersNothing } from '../http/answers.decorator.js';
import { IdParam } from '../http/id-param.decorator.js';

/** The files of an artifact: upload, description, removal and download. */
@ApiTags('submissions')
@Controller('v1/submissions/:submissionId')
export class FilesController {
  constructor(
    private readonly queries: FileQueries,
    private readonly add: AddFile,
    private readonly describe: DescribeFile,
    private readonly remove: RemoveFile,
    private readonly links: FileLinks,
  ) {}

  @Post('artifacts/:kind/files')
  @Require('submission:own')
  @ApiConsumes('multipart/form-data')
  @ApiBody({
    schema: {
      type: 'object',
      required: ['file'],
      properties: {
        description: { type: 'string', maxLength: 2000, contentMediaType: 'text/plain' } as object,
        file: { type: 'string', format: 'binary' },
      },
    },
  })
  @Answers(ArtifactFileView, {
    status: 201,
    summary: 'Upload one file in the part "file", after its "description".',
  })
  async addFile(
    @Person() actor: PersonActor,
    @IdParam('submissionId') submissionId: string,
    @Param('kind', { schema: ArtifactKindParam }) kind: ArtifactKind,
    @Req() request: Request,
  ) {
    const receive = async (place: FilePlace) => {
      const file = await receiveFile(request, place);
      return { file, description: descriptionIn(request.body) };
    };
    const { id } = await this.add.run({ actor, submissionId, kind, receive });
    return this.queries.file(actor, submissionId, id);
  }

  @Get('files/:fileId')
  @Require('submission:own')
  @Answers(ArtifactFileView, {
    summary: 'One file with its state, size and hash, even while it is uploading.',
  })
  async readFileRecord(
    @Person() actor: PersonActor,
    @IdParam('submissionId') submissionId: string,
    @IdParam('fileId') fileId: string,
  ) {
    return this.queries.file(actor, submissionId, fileId);
  }

  @Patch('files/:fileId')
  @Require('submission:own')
  @Answers(ArtifactFileView, { summary: 'Describe a file.' })
  async describeFile(
    @Person() actor: PersonActor,
    @IdParam('submissionId') submissionId: string,
    @IdParam('fileId') fileId: string,
    @Body({ schema: FileDescriptionInput }) { description }: z.infer<typeof FileDescriptionInput>,
  ) {
    await this.describe.run({ actor, submissionId, fileId, description });
    return this.queries.file(actor, submissionId, fileId);
  }

  @Delete('files/:fileId')
  @Require('submission:own')
  @AnswersNothing({ summary: 'Remove a file from the draft.' })
  async removeFile(
    @Person() actor: PersonActor,
    @IdParam('submissionId') submissionId: string,
    @IdParam('fileId') fileId: string,
  ): Promise<void> {
    await this.remove.run({ actor, submissionId, fileId });
  }

  @Get('files/:fileId/link')
  @Require('submission:own')
  @Answers(SignedLink, { summary: 'A short-lived link to the file, or to what reviewers see of it.' })
  async linkFile(
    @Person() actor: PersonActor,
    @IdParam('submissionId') submissionId: string,
    @IdParam('fileId') fileId: string,
    @Query({ schema: FileLinkQuery }) { guise }: z.infer<typeof FileLinkQuery>,
  ) {
    await this.queries.file(actor, submissionId, fileId);
    return this.links.to(fileId, guise);
  }
}

function descriptionIn(body: unknown): string {
  const fields = UploadFields.safeParse(body ?? {});
  if (fields.success) return fields.data.description;
  throw new DomainError('invalid', 'request.invalid', 'The description cannot be saved, so the file was not saved.', {
    errors: fields.error.issues.map((issue) => ({ pointer: `/${issue.path.join('/')}`, detail: issue.message })),
  });
}
