import { Controller, Get, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { z } from 'zod';
import { AwardQueries } from '#badges';
import { AwardInFull, AwardPage, AwardQuery } from '#contracts';
import { Require } from '../http/access.decorators.js';
import { Answers } from '../http/answers.decorator.js';
import { InProgram } from '../http/in-program.decorator.js';
import { IdParam } from '../http/id-param.decorator.js';

/** Awards, for administrators. */
@ApiTags('badges')
@Controller('v1/awards')
@Require('award:administer')
export class AwardController {
  constructor(private readonly awards: AwardQueries) {}

  @Get()
  @Answers(AwardPage, { summary: 'The awards, latest first.' })
  listAwards(@InProgram() programId: string, @Query({ schema: AwardQuery }) filter: z.infer<typeof AwardQuery>) {
    return this.awards.page({ ...filter, programId });
  }

  @Get(':awardId')
  @Answers(AwardInFull, { summary: 'An award with its history and the commands it allows now.' })
  readAward(@IdParam('awardId') awardId: string) {
    return this.awards.byId(awardId);
  }
}
