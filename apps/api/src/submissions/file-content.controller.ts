import { Controller, Get, Param, Query, Req, Res } from '@nestjs/common';
import { ApiOperation, ApiResponse, ApiTags } from '@nestjs/swagger';
import type { Request, Response } from 'express';
import type { z } from 'zod';
import { FileGuiseParam, LinkQuery } from '#contracts';
import { SignedLinks } from '#storage';
import { FileContentQueries, SealedContents } from '#submissions';
import type { FileGuise } from '#submissions/vocabulary';
import { Public } from '../http/access.decorators.js';
import { IdParam } from '../http/id-param.decorator.js';
import { sendFile } from '../http/send-file.js';

/** Delivers a file's bytes to anyone with a signed link to it. */
@ApiTags('submissions')
@Controller('v1/files')
export class FileContentController {
  constructor(
    private readonly links: SignedLinks,
    private readonly files: FileContentQueries,
    private readonly contents: SealedContents,
  ) {}

  @Get(':fileId/:guise')
  @Public()
  @ApiOperation({ summary: 'The bytes of a file, by a signed link. Byte ranges are honored.' })
  @ApiResponse({ status: 200, description: 'The whole file, as an attachment.' })
  @ApiResponse({ status: 206, description: 'The requested range.' })
  async readFile(
    @IdParam('fileId') fileId: string,
    @Param('guise', { schema: FileGuiseParam }) guise: FileGuise,
    @Query({ schema: LinkQuery }) link: z.infer<typeof LinkQuery>,
    @Req() request: Request,
    @Res() response: Response,
  ): Promise<void> {
    this.links.verify(`/v1/files/${fileId}/${guise}`, link);
    const file = await this.files.deliverable(fileId, guise);
    await sendFile(request, response, file, (range) => this.contents.read(file, range));
  }
}
