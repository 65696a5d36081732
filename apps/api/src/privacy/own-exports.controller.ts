import { Controller, Get, Post, Req, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Request, Response } from 'express';
import { ExportView } from '#contracts';
import type { PersonActor } from '#identity';
import { ExportQueries, RequestExport } from '#privacy';
import { Person, Require } from '../http/access.decorators.js';
import { Answers } from '../http/answers.decorator.js';
import { AnswersDownload } from '../http/download.js';
import { IdParam } from '../http/id-param.decorator.js';
import { sendFile } from '../http/send-file.js';

/** Exports of everything about the signed-in person, who alone can download them. */
@ApiTags('privacy')
@Controller('v1/me/data/exports')
@Require('privacy:own')
export class OwnExportsController {
  constructor(
    private readonly request: RequestExport,
    private readonly exports: ExportQueries,
  ) {}

  @Post()
  @Answers(ExportView, {
    status: 202,
    summary: 'Request an export of everything about you. A message tells you when it is ready. One a day.',
  })
  requestExport(@Person() actor: PersonActor) {
    return this.request.run({ actor });
  }

  @Get(':exportId/content')
  @AnswersDownload({
    summary: 'Your export: a ZIP file with what is in the tables as JSON, and your files.',
    type: 'application/zip',
  })
  async downloadExport(
    @Person() { id }: PersonActor,
    @IdParam('exportId') exportId: string,
    @Req() request: Request,
    @Res() response: Response,
  ): Promise<void> {
    const file = await this.exports.deliverable(id, exportId);
    await sendFile(request, response, file, (range) => this.exports.read(exportId, range));
  }
}
