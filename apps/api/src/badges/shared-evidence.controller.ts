import { Readable } from 'node:stream';
import { Controller, Get, Header, Param, Req, Res } from '@nestjs/common';
import { ApiOperation, ApiResponse, ApiTags } from '@nestjs/swagger';
import type { Request, Response } from 'express';
import { Issuers, type SharedEvidence, SharedEvidenceQueries } from '#badges';
import { ShareToken } from '#contracts';
import { DomainError } from '#kernel';
import { SealedContents } from '#submissions';
import { Public } from '../http/access.decorators.js';
import { sendFile } from '../http/send-file.js';
import { wantsPage } from './negotiate.js';
import { sendPage } from './public-page.js';
import { goneEvidencePage, sharedEvidencePage } from './shared-evidence.page.js';
import { IdParam } from '../http/id-param.decorator.js';

/** The way from a shared item to Laurel's home. */
const home = '../../..';

const summaries = {
  page: 'One item of a badge’s evidence, for anyone with its link; 410 after the holder withdrew it or the badge was revoked.',
  text: 'The shared text as a download.',
  file: 'A file of the shared artifact as a download. Byte ranges are honored.',
};

/** Shared evidence, for anyone with the link. No cache on the way keeps it. */
@ApiTags('open badges')
@Controller('badges/:awardId/shared/:token')
export class SharedEvidenceController {
  constructor(
    private readonly evidence: SharedEvidenceQueries,
    private readonly contents: SealedContents,
    private readonly issuers: Issuers,
  ) {}

  @Get()
  @Public()
  @ApiOperation({ summary: summaries.page })
  @ApiResponse({
    status: 200,
    description: 'A page without scripts.',
    content: { 'text/html': { schema: { type: 'string' } } },
  })
  @Header('Cache-Control', 'private, no-store')
  @Header('Referrer-Policy', 'no-referrer')
  async readSharedEvidence(
    @IdParam('awardId') awardId: string,
    @Param('token', { schema: ShareToken }) token: string,
    @Req() request: Request,
    @Res() response: Response,
  ): Promise<void> {
    const shared: SharedEvidence | DomainError = await this.evidence.byToken(awardId, token).catch((error: unknown) => {
      if (error instanceof DomainError && error.kind === 'gone' && wantsPage(request)) return error;
      throw error;
    });
    const issuer = await this.issuers.ofAward(awardId);
    if (shared instanceof DomainError)
      sendPage(response.status(410), { ...goneEvidencePage(awardId, shared.message), home }, issuer);
    else sendPage(response, { ...sharedEvidencePage(shared, token), home }, issuer);
  }

  @Get('text')
  @Public()
  @ApiOperation({ summary: summaries.text })
  @ApiResponse({ status: 200, description: 'The whole text, as an attachment.' })
  @ApiResponse({ status: 206, description: 'The requested range.' })
  async readSharedText(
    @IdParam('awardId') awardId: string,
    @Param('token', { schema: ShareToken }) token: string,
    @Req() request: Request,
    @Res() response: Response,
  ): Promise<void> {
    const { file, content } = await this.evidence.text(awardId, token);
    const bytes = Buffer.from(content);
    await sendFile(request, response, file, async (range) =>
      Readable.from([range === undefined ? bytes : bytes.subarray(range.start, range.end + 1)]),
    );
  }

  @Get('files/:fileId')
  @Public()
  @ApiOperation({ summary: summaries.file })
  @ApiResponse({ status: 200, description: 'The whole file, as an attachment.' })
  @ApiResponse({ status: 206, description: 'The requested range.' })
  async readSharedFile(
    @IdParam('awardId') awardId: string,
    @Param('token', { schema: ShareToken }) token: string,
    @IdParam('fileId') fileId: string,
    @Req() request: Request,
    @Res() response: Response,
  ): Promise<void> {
    const file = await this.evidence.file(awardId, token, fileId);
    await sendFile(request, response, file, (range) => this.contents.read(file, range));
  }
}
