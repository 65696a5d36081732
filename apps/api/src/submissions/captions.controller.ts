import { Controller, Delete, Get, Put, Query, Req, Res } from '@nestjs/common';
import { ApiBody, ApiConsumes, ApiOperation, ApiResponse, ApiTags } from '@nestjs/swagger';
import type { Request, Response } from 'express';
import type { z } from 'zod';
import { CaptionsOfSubmission, CaptionsView, LinkQuery } from '#contracts';
import type { PersonActor } from '#identity';
import { DomainError } from '#kernel';
import { SignedLinks } from '#storage';
import { AddCaptions, CaptionQueries, mostCaptionBytes, RemoveCaptions, viewCaptions } from '#submissions';
import { Person, Public, Require } from '../http/access.decorators.js';
import { Answers, AnswersNothing } from '../http/answers.decorator.js';
import { IdParam } from '../http/id-param.decorator.js';
import { readBody } from '../http/read-body.js';

const anyFile = 'application/octet-stream';

/** The captions of recordings and videos. */
@ApiTags('submissions')
@Controller('v1')
export class CaptionsController {
  constructor(
    private readonly queries: CaptionQueries,
    private readonly add: AddCaptions,
    private readonly remove: RemoveCaptions,
    private readonly links: SignedLinks,
  ) {}

  @Get('submissions/:submissionId/captions')
  @Require('submission:own')
  @Answers(CaptionsOfSubmission, { summary: 'Which recordings have captions.' })
  async listCaptions(@Person() actor: PersonActor, @IdParam('submissionId') submissionId: string) {
    return { items: await this.queries.ofCandidate(actor, submissionId) };
  }

  @Put('submissions/:submissionId/files/:fileId/captions')
  @Require('submission:own')
  @ApiConsumes(anyFile)
  @ApiBody({
    schema: { type: 'string', format: 'binary' },
    required: true,
    description: 'WebVTT or SRT in UTF-8, up to 2 MB.',
  })
  @Answers(CaptionsView, { summary: 'Add captions to a recording or a video, or replace them.' })
  async addCaptions(
    @Person() actor: PersonActor,
    @IdParam('submissionId') submissionId: string,
    @IdParam('fileId') fileId: string,
    @Req() request: Request,
  ) {
    if (!request.is(anyFile))
      throw new DomainError(
        'unsupported-type',
        'request.unsupported-type',
        `Send the file itself as ${anyFile}. Its content decides what it is.`,
      );
    const content = await readBody(request, mostCaptionBytes);
    return viewCaptions(await this.add.run({ actor, submissionId, fileId, content }));
  }

  @Delete('submissions/:submissionId/files/:fileId/captions')
  @Require('submission:own')
  @AnswersNothing({ summary: 'Remove the captions of a recording.' })
  async removeCaptions(
    @Person() actor: PersonActor,
    @IdParam('submissionId') submissionId: string,
    @IdParam('fileId') fileId: string,
  ): Promise<void> {
    await this.remove.run({ actor, submissionId, fileId });
  }

  @Get('captions/:fileId')
  @Public()
  @ApiOperation({ summary: 'The captions of a recording as WebVTT, by a signed link.' })
  @ApiResponse({ status: 200, description: 'WebVTT.', content: { 'text/vtt': { schema: { type: 'string' } } } })
  async readCaptions(
    @IdParam('fileId') fileId: string,
    @Query({ schema: LinkQuery }) link: z.infer<typeof LinkQuery>,
    @Res() response: Response,
  ): Promise<void> {
    this.links.verify(`/v1/captions/${fileId}`, link);
    const vtt = await this.queries.deliverable(fileId);
    response
      .set('Cache-Control', 'private, no-store')
      .set('Content-Security-Policy', "default-src 'none'; sandbox")
      .type('text/vtt; charset=utf-8')
      .send(vtt);
  }
}
