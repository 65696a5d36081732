import { Controller, Get, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { z } from 'zod';
import { AwardQueries } from '#badges';
import { AwardPage, AwardQuery } from '#contracts';
import { Require } from '../http/access.decorators.js';
import { Answers } from '../http/answers.decorator.js';
import { InProgram } from '../http/in-program.decorator.js';

/** Awards, for client systems. */
@ApiTags('integration')
@Controller('v1/integration/awards')
@Require('integration:read-awards')
export class ClientAwardController {
  constructor(private readonly awards: AwardQueries) {}

  @Get()
  @Answers(AwardPage, { summary: 'The awards, for a client with the scope awards:read.' })
  listAwardsForClient(
    @InProgram() programId: string,
    @Query({ schema: AwardQuery }) filter: z.infer<typeof AwardQuery>,
  ) {
    return this.awards.page({ ...filter, programId });
  }
}
