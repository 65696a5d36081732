import { Controller, Get, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { z } from 'zod';
import { AwardQueries } from '#badges';
import { AwardPage, AwardQuery, OwnAwardQuery } from '#contracts';
import type { PersonActor } from '#identity';
import { CurrentActor, Require } from '../http/access.decorators.js';
import { Answers } from '../http/answers.decorator.js';

/** Awards, for those whose they are, and for the systems that may read them. */
@ApiTags('badges')
@Controller('v1')
export class OwnAwardController {
  constructor(private readonly awards: AwardQueries) {}

  @Get('me/awards')
  @Require('award:own')
  @Answers(AwardPage, { summary: 'Your own awards, the latest first.' })
  listOwnAwards(@CurrentActor() actor: PersonActor, @Query({ schema: OwnAwardQuery }) page: z.infer<typeof OwnAwardQuery>) {
    return this.awards.page({ ...page, personId: actor.id });
  }

  @Get('integration/awards')
  @Require('integration:read-awards')
  @Answers(AwardPage, { summary: 'The awards, for a client with the scope awards:read.' })
  listAwardsForClient(@Query({ schema: AwardQuery }) filter: z.infer<typeof AwardQuery>) {
    return this.awards.page(filter);
  }
}
