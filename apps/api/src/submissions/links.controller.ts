import { Body, Controller, Delete, Param, Post, Put } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { z } from 'zod';
import type { ArtifactKind } from '#catalog/vocabulary';
import { ArtifactKindParam, WebLinkInput, WebLinkView } from '#contracts';
import type { PersonActor } from '#identity';
import { AddWebLink, ChangeWebLink, RemoveWebLink } from '#submissions';
import { Person, Require } from '../http/access.decorators.js';
import { Answers, AnswersNothing } from '../http/answers.decorator.js';
import { IdParam } from '../http/id-param.decorator.js';

/** The links of an artifact: addresses of pages elsewhere, each with a description. */
@ApiTags('submissions')
@Controller('v1/submissions/:submissionId')
export class LinksController {
  constructor(
    private readonly add: AddWebLink,
    private readonly change: ChangeWebLink,
    private readonly remove: RemoveWebLink,
  ) {}

  @Post('artifacts/:kind/links')
  @Require('submission:own')
  @Answers(WebLinkView, { status: 201, summary: 'Add a link to an artifact.' })
  addWebLink(
    @Person() actor: PersonActor,
    @IdParam('submissionId') submissionId: string,
    @Param('kind', { schema: ArtifactKindParam }) kind: ArtifactKind,
    @Body({ schema: WebLinkInput }) link: z.infer<typeof WebLinkInput>,
  ) {
    return this.add.run({ actor, submissionId, kind, link });
  }

  @Put('links/:webLinkId')
  @Require('submission:own')
  @Answers(WebLinkView, { summary: 'Change the address or the description of a link.' })
  changeWebLink(
    @Person() actor: PersonActor,
    @IdParam('submissionId') submissionId: string,
    @IdParam('webLinkId') webLinkId: string,
    @Body({ schema: WebLinkInput }) link: z.infer<typeof WebLinkInput>,
  ) {
    return this.change.run({ actor, submissionId, webLinkId, link });
  }

  @Delete('links/:webLinkId')
  @Require('submission:own')
  @AnswersNothing({ summary: 'Remove a link from the draft.' })
  async removeWebLink(
    @Person() actor: PersonActor,
    @IdParam('submissionId') submissionId: string,
    @IdParam('webLinkId') webLinkId: string,
  ): Promise<void> {
    await this.remove.run({ actor, submissionId, webLinkId });
  }
}
