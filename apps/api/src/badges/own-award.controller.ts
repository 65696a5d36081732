import { Controller, Get, Query, Res } from '@nestjs/common';
import { ApiOperation, ApiResponse, ApiTags } from '@nestjs/swagger';
import type { Response } from 'express';
import type { z } from 'zod';
import { AwardQueries, Certificates } from '#badges';
import { AwardPage, OwnAwardQuery } from '#contracts';
import type { PersonActor } from '#identity';
import { Person, Require } from '../http/access.decorators.js';
import { Answers } from '../http/answers.decorator.js';
import { IdParam } from '../http/id-param.decorator.js';

/** Awards, for their holders. */
@ApiTags('badges')
@Controller('v1/me/awards')
@Require('award:own')
export class OwnAwardController {
  constructor(
    private readonly awards: AwardQueries,
    private readonly certificates: Certificates,
  ) {}

  @Get()
  @Answers(AwardPage, { summary: 'Your awards, latest first.' })
  listOwnAwards(@Person() actor: PersonActor, @Query({ schema: OwnAwardQuery }) page: z.infer<typeof OwnAwardQuery>) {
    return this.awards.page({ ...page, personId: actor.id });
  }

  @Get(':awardId/certificate.pdf')
  @ApiOperation({
    summary: 'A certificate of your badge to print, with a QR code of its public page. The badge must be in force.',
  })
  @ApiResponse({
    status: 200,
    description: 'A tagged PDF.',
    content: { 'application/pdf': { schema: { type: 'string', format: 'binary' } } },
  })
  async printOwnAward(
    @Person() actor: PersonActor,
    @IdParam('awardId') awardId: string,
    @Res() response: Response,
  ): Promise<void> {
    const paper = await this.certificates.of(actor.id, awardId);
    response.attachment('certificate.pdf').type('application/pdf').send(paper);
  }
}
