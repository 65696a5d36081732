import { Body, Controller, Delete, Get, Param, Post, Put, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { z } from 'zod';
import {
  CheckContent,
  CreateDraftVersion,
  DesignedVersions,
  DiscardDraft,
  EditDraftVersion,
  VersionQueries,
} from '#catalog';
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
import type { PersonActor } from '#identity';
import { Person, Require } from '../http/access.decorators.js';
import { Answers, AnswersNothing } from '../http/answers.decorator.js';
import { IdParam } from '../http/id-param.decorator.js';
import { InProgram } from '../http/in-program.decorator.js';
import { IfMatch } from '../http/revision.js';

/** Writing, checking and comparing drafts of versions. For administrators and design teams. */
@ApiTags('catalog authoring')
@Controller('v1')
@Require('catalog:design')
export class AuthoringController {
  constructor(
    private readonly versions: VersionQueries,
    private readonly designed: DesignedVersions,
    private readonly createVersion: CreateDraftVersion,
    private readonly editVersion: EditDraftVersion,
    private readonly discardVersion: DiscardDraft,
    private readonly check: CheckContent,
  ) {}

  @Get('micro-credentials/:code/drafts')
  @Answers(VersionPage, { summary: 'The drafts of a micro-credential, latest first.' })
  listDrafts(
    @InProgram() programId: string,
    @Param('code', { schema: MicroCredentialPath }) code: string,
    @Query({ schema: PageQuery }) page: z.infer<typeof PageQuery>,
    @Person() actor: PersonActor,
  ) {
    return this.designed.draftsOf(actor, programId, code, page);
  }

  @Post('micro-credentials/:code/drafts')
  @Answers(Version, {
    status: 201,
    summary: 'Create a draft of a version, without outcomes or as a copy of another version.',
  })
  async createDraft(
    @InProgram() programId: string,
    @Param('code', { schema: MicroCredentialPath }) code: string,
    @Body({ schema: DraftInput }) input: z.infer<typeof DraftInput>,
    @Person() actor: PersonActor,
  ) {
    const { id } = await this.createVersion.run({ programId, code, ...input, actor });
    return this.versions.wholeById(id);
  }

  @Post('drafts/check')
  @Answers(ContentCheck, {
    summary: 'List every fault and every missing part of content, without saving it.',
  })
  checkContent(
    @InProgram() programId: string,
    @Body({ schema: VersionContent }) content: z.infer<typeof VersionContent>,
  ) {
    return this.check.run({ programId, content });
  }

  @Get('drafts/:id')
  @Answers(Version, { summary: 'A draft with its content.' })
  readDraft(@IdParam('id') id: string, @Person() actor: PersonActor) {
    return this.designed.draftById(actor, id);
  }

  @Put('drafts/:id')
  @Answers(Version, {
    summary: 'Replace the whole content of a draft. It may be unfinished, but it may not have faults.',
  })
  async editDraft(
    @IdParam('id') id: string,
    @IfMatch('version') revision: number,
    @Body({ schema: VersionContent }) content: z.infer<typeof VersionContent>,
    @Person() actor: PersonActor,
  ) {
    await this.editVersion.run({ versionId: id, revision, content, actor });
    return this.versions.wholeById(id);
  }

  @Delete('drafts/:id')
  @AnswersNothing({ summary: 'Discard a draft. It is retired without having been public.' })
  async discardDraft(@IdParam('id') id: string, @IfMatch('version') revision: number, @Person() actor: PersonActor) {
    await this.discardVersion.run({ versionId: id, revision, actor });
  }

  @Get('versions/:id/changes')
  @Answers(VersionChanges, {
    summary: 'The differences from another version to this one, in words. Drafts can be compared too.',
  })
  compareVersions(
    @IdParam('id') id: string,
    @Query({ schema: VersionChangesQuery }) { from }: z.infer<typeof VersionChangesQuery>,
    @Person() actor: PersonActor,
  ) {
    return this.designed.changes(actor, from, id);
  }
}
