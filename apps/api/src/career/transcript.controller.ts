import { Controller, Get, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Response } from 'express';
import { Transcripts } from '#career';
import type { PersonActor } from '#identity';
import { Person, Require } from '../http/access.decorators.js';
import { AnswersDownload, sendDownload } from '../http/download.js';

/** The transcript of the person's own badges. The same badges give the same bytes. */
@ApiTags('career')
@Controller('v1')
export class TranscriptController {
  constructor(private readonly transcripts: Transcripts) {}

  @Get('me/career/transcript.json')
  @Require('career:own')
  @AnswersDownload({
    summary: 'All your badges in force as one signed credential (CLR 2.0).',
    type: 'application/json',
  })
  async readOwnTranscript(@Person() { id }: PersonActor, @Res() response: Response): Promise<void> {
    sendDownload(response, {
      name: 'transcript.json',
      type: 'application/json',
      content: await this.transcripts.json(id),
    });
  }
}
