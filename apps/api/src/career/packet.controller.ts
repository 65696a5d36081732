import { Controller, Get, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Response } from 'express';
import { Packets } from '#career';
import type { PersonActor } from '#identity';
import { Person, Require } from '../http/access.decorators.js';
import { AnswersDownload, sendDownload } from '../http/download.js';
import { IdParam } from '../http/id-param.decorator.js';

/** The packet for the state, for the person and for administrators. The same records give the same bytes. */
@ApiTags('career')
@Controller('v1')
export class PacketController {
  constructor(private readonly packets: Packets) {}

  @Get('me/career/packet.json')
  @Require('career:own')
  @AnswersDownload({ summary: 'Your packet for the state as a signed credential.', type: 'application/json' })
  async readOwnPacketJson(@Person() { id }: PersonActor, @Res() response: Response): Promise<void> {
    sendDownload(response, {
      name: 'career-packet.json',
      type: 'application/json',
      content: await this.packets.json(id),
    });
  }

  @Get('me/career/packet.pdf')
  @Require('career:own')
  @AnswersDownload({ summary: 'Your packet for the state as a PDF.', type: 'application/pdf' })
  async readOwnPacketPdf(@Person() { id }: PersonActor, @Res() response: Response): Promise<void> {
    sendDownload(response, { name: 'career-packet.pdf', type: 'application/pdf', content: await this.packets.pdf(id) });
  }

  @Get('people/:personId/career/packet.json')
  @Require('career:administer')
  @AnswersDownload({ summary: 'A person’s packet for the state as a signed credential.', type: 'application/json' })
  async readPacketJson(@IdParam('personId') personId: string, @Res() response: Response): Promise<void> {
    sendDownload(response, {
      name: 'career-packet.json',
      type: 'application/json',
      content: await this.packets.json(personId),
    });
  }

  @Get('people/:personId/career/packet.pdf')
  @Require('career:administer')
  @AnswersDownload({ summary: 'A person’s packet for the state as a PDF.', type: 'application/pdf' })
  async readPacketPdf(@IdParam('personId') personId: string, @Res() response: Response): Promise<void> {
    sendDownload(response, {
      name: 'career-packet.pdf',
      type: 'application/pdf',
      content: await this.packets.pdf(personId),
    });
  }
}
