import { Body, Controller, Get, Param, Post, Put } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { z } from 'zod';
import type { ArtifactKind } from '#catalog/vocabulary';
import { ArtifactKindParam, RevisionParam, TextInput, TextVersions, TextVersionView, TextView } from '#contracts';
import type { PersonActor } from '#identity';
import { RestoreText, SaveText, TextQueries } from '#submissions';
import { Person, Require } from '../http/access.decorators.js';
import { Answers } from '../http/answers.decorator.js';
import { IdParam } from '../http/id-param.decorator.js';
import { IfMatch } from '../http/revision.js';

/** The text of an artifact and its history. */
@ApiTags('submissions')
@Controller('v1/submissions/:submissionId/artifacts/:kind')
export class WritingController {
  constructor(
    private readonly queries: TextQueries,
    private readonly save: SaveText,
    private readonly restore: RestoreText,
  ) {}

  @Get('text')
  @Require('submission:own')
  @Answers(TextView, { summary: 'The current text of an artifact.' })
  readText(
    @Person() actor: PersonActor,
    @IdParam('submissionId') submissionId: string,
    @Param('kind', { schema: ArtifactKindParam }) kind: ArtifactKind,
  ) {
    return this.queries.text(actor, submissionId, kind);
  }

  @Put('text')
  @Require('submission:own')
  @Answers(TextView, { summary: 'Save the text. Refused if it has changed since the revision that was read.' })
  saveText(
    @Person() actor: PersonActor,
    @IdParam('submissionId') submissionId: string,
    @Param('kind', { schema: ArtifactKindParam }) kind: ArtifactKind,
    @IfMatch('text', '"0" before the first save') revision: number,
    @Body({ schema: TextInput }) { text, keepBefore }: z.infer<typeof TextInput>,
  ) {
    return this.save.run({ actor, submissionId, kind, text, revision, keepBefore });
  }

  @Get('versions')
  @Require('submission:own')
  @Answers(TextVersions, { summary: 'The kept versions of the text, the newest first.' })
  async listTextVersions(
    @Person() actor: PersonActor,
    @IdParam('submissionId') submissionId: string,
    @Param('kind', { schema: ArtifactKindParam }) kind: ArtifactKind,
  ) {
    return { items: await this.queries.versions(actor, submissionId, kind) };
  }

  @Get('versions/:revision')
  @Require('submission:own')
  @Answers(TextVersionView, { summary: 'One kept version with its text.' })
  readTextVersion(
    @Person() actor: PersonActor,
    @IdParam('submissionId') submissionId: string,
    @Param('kind', { schema: ArtifactKindParam }) kind: ArtifactKind,
    @Param('revision', { schema: RevisionParam }) revision: number,
  ) {
    return this.queries.version(actor, submissionId, kind, revision);
  }

  @Post('versions/:revision/restore')
  @Require('submission:own')
  @Answers(TextView, { summary: 'Make a kept version the current text. The text before it stays in the history.' })
  restoreTextVersion(
    @Person() actor: PersonActor,
    @IdParam('submissionId') submissionId: string,
    @Param('kind', { schema: ArtifactKindParam }) kind: ArtifactKind,
    @Param('revision', { schema: RevisionParam }) version: number,
    @IfMatch('text', '"0" before the first save') revision: number,
  ) {
    return this.restore.run({ actor, submissionId, kind, version, revision });
  }
}
