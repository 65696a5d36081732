import { Body, Controller, Get, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { z } from 'zod';
import {
  AnswerComment,
  DesignQueries,
  ResolveComment,
  SignOffVersion,
  TakeOverSuggestion,
  VersionQueries,
  WriteComment,
} from '#catalog';
import { DesignAnswerInput, DesignCommentCreated, DesignCommentInput, DesignOfVersion, Version } from '#contracts';
import type { PersonActor } from '#identity';
import { Person, Require } from '../http/access.decorators.js';
import { Answers, AnswersNothing } from '../http/answers.decorator.js';
import { IdParam } from '../http/id-param.decorator.js';
import { IfMatch } from '../http/revision.js';

/** The work of design teams on versions: comments, suggestions, and sign-offs. */
@ApiTags('catalog authoring')
@Controller('v1')
@Require('catalog:design')
export class DesignController {
  constructor(
    private readonly queries: DesignQueries,
    private readonly versions: VersionQueries,
    private readonly write: WriteComment,
    private readonly answer: AnswerComment,
    private readonly resolve: ResolveComment,
    private readonly takeOver: TakeOverSuggestion,
    private readonly sign: SignOffVersion,
  ) {}

  @Get('versions/:id/design')
  @Answers(DesignOfVersion, { summary: 'Comments on a version, whose sign-off it needs, and what you may do to it.' })
  readDesign(@IdParam('id') id: string, @Person() actor: PersonActor) {
    return this.queries.ofVersion(actor, id);
  }

  @Post('drafts/:id/comments')
  @Answers(DesignCommentCreated, {
    status: 201,
    summary: 'Comment on a place of a draft, or suggest other words for it.',
  })
  writeComment(
    @IdParam('id') id: string,
    @Body({ schema: DesignCommentInput }) input: z.infer<typeof DesignCommentInput>,
    @Person() actor: PersonActor,
  ) {
    return this.write.run({ versionId: id, ...input, actor });
  }

  @Post('design-comments/:commentId/answers')
  @Answers(DesignCommentCreated, { status: 201, summary: 'Answer a comment.' })
  answerComment(
    @IdParam('commentId') commentId: string,
    @Body({ schema: DesignAnswerInput }) input: z.infer<typeof DesignAnswerInput>,
    @Person() actor: PersonActor,
  ) {
    return this.answer.run({ commentId, ...input, actor });
  }

  @Post('design-comments/:commentId/resolve')
  @AnswersNothing({ summary: 'Resolve a comment.' })
  async resolveComment(@IdParam('commentId') commentId: string, @Person() actor: PersonActor) {
    await this.resolve.run({ commentId, resolved: true, actor });
  }

  @Post('design-comments/:commentId/reopen')
  @AnswersNothing({ summary: 'Open a resolved comment again.' })
  async reopenComment(@IdParam('commentId') commentId: string, @Person() actor: PersonActor) {
    await this.resolve.run({ commentId, resolved: false, actor });
  }

  @Post('design-comments/:commentId/take-over')
  @Answers(Version, {
    summary: 'Put suggested words into the draft, and resolve the comment. Refused once the words there have changed.',
  })
  async takeOverSuggestion(
    @IdParam('commentId') commentId: string,
    @IfMatch('draft') revision: number,
    @Person() actor: PersonActor,
  ) {
    const { versionId } = await this.takeOver.run({ commentId, revision, actor });
    return this.versions.wholeById(versionId);
  }

  @Post('versions/:id/sign-off')
  @AnswersNothing({
    summary:
      'Sign off a version as it is, as the director of its level: a draft before its pilot, a version in pilot before it is published.',
  })
  async signOffVersion(@IdParam('id') id: string, @IfMatch('version') revision: number, @Person() actor: PersonActor) {
    await this.sign.run({ versionId: id, revision, actor });
  }
}
