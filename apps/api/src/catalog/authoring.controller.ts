import { Body, Controller, Delete, Get, Header, Param, Post, Put, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { z } from 'zod';
import { CheckContent, CreateDraftVersion, DiscardDraft, EditDraftVersion, VersionQueries } from '#catalog';
import {
  ContentCheck,
  DraftInput,
  MicroCredentialPath,
  PageQuery,
  Version,
  VersionChanges,
  VersionChangesQuery,
  VersionContent,
  VersionPage,
} from '#contracts';
import type { Actor } from '#identity';
import { CurrentActor, Require } from '../http/access.decorators.js';
import { Answers, AnswersNothing } from '../http/answers.decorator.js';
import { IdParam } from '../http/id-param.decorator.js';
import { IfMatch } from '../http/revision.js';
import { SeenRevision } from './seen-revision.decorator.js';

/** What is edited is never shown from a cache without asking. */
const AlwaysAsked = () => Header('Cache-Control', 'private, no-cache');

/** Writing drafts of versions, checking and comparing them. For administrators. */
@ApiTags('catalog authoring')
@Controller('v1')
@Require('catalog:author')
export class AuthoringController {
  constructor(
    private readonly versions: VersionQueries,
    private readonly createVersion: CreateDraftVersion,
    private readonly editVersion: EditDraftVersion,
    private readonly discardVersion: DiscardDraft,
    private readonly check: CheckContent,
  ) {}

  @Get('micro-credentials/:code/drafts')
  @AlwaysAsked()
  @Answers(VersionPage, { summary: 'The drafts of a micro-credential, the latest first.' })
  listDrafts(
    @Param('code', { schema: MicroCredentialPath }) code: string,
    @Query({ schema: PageQuery }) page: z.infer<typeof PageQuery>,
  ) {
    return this.versions.draftsOf(code, page);
  }

  @Post('micro-credentials/:code/drafts')
  @Answers(Version, {
    status: 201,
    summary: 'Begin a version as a draft, without outcomes or as a copy of another version.',
  })
  async createDraft(
    @Param('code', { schema: MicroCredentialPath }) code: string,
    @Body({ schema: DraftInput }) input: z.infer<typeof DraftInput>,
    @CurrentActor() actor: Actor,
  ) {
    const { id } = await this.createVersion.run({ code, ...input, actor });
    return this.versions.byId(id);
  }

  @Post('drafts/check')
  @Answers(ContentCheck, {
    summary: 'Say everything that is wrong with content and everything that it lacks, without saving it.',
  })
  checkContent(@Body({ schema: VersionContent }) content: z.infer<typeof VersionContent>) {
    return this.check.run({ content });
  }

  @Get('drafts/:id')
  @AlwaysAsked()
  @Answers(Version, { summary: 'A draft with its content.' })
  readDraft(@IdParam('id') id: string) {
    return this.versions.draftById(id);
  }

  @Put('drafts/:id')
  @SeenRevision()
  @Answers(Version, { summary: 'Replace the whole content of a draft. It may be unfinished, but not wrong.' })
  async editDraft(
    @IdParam('id') id: string,
    @IfMatch() revision: number,
    @Body({ schema: VersionContent }) content: z.infer<typeof VersionContent>,
    @CurrentActor() actor: Actor,
  ) {
    await this.editVersion.run({ versionId: id, revision, content, actor });
    return this.versions.byId(id);
  }

  @Delete('drafts/:id')
  @SeenRevision()
  @AnswersNothing({ summary: 'Discard a draft: it is retired without ever having been public.' })
  async discardDraft(@IdParam('id') id: string, @IfMatch() revision: number, @CurrentActor() actor: Actor) {
    await this.discardVersion.run({ versionId: id, revision, actor });
  }

  @Get('versions/:id/changes')
  @AlwaysAsked()
  @Answers(VersionChanges, {
    summary: 'What differs from another version to this one, in words; drafts can be compared too.',
  })
  compareVersions(
    @IdParam('id') id: string,
    @Query({ schema: VersionChangesQuery }) { from }: z.infer<typeof VersionChangesQuery>,
  ) {
    return this.versions.changes(from, id);
  }
}
