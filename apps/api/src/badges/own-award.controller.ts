import { Controller, Get, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { z } from 'zod';
import { AwardQueries } from '#badges';
import { AwardPage, OwnAwardQuery } from '#contracts';
import type { PersonActor } from '#identity';
import { CurrentActor, Require } from '../http/access.decorators.js';
import { Answers } from '../http/answers.decorator.js';

/** Awards, for those whose they are. */
@ApiTags('badges')
@Controller('v1/me/awards')
@Require('award:own')
export class OwnAwardController {
  constructor(private readonly awards: AwardQueries) {}

  @Get()
  @Answers(AwardPage, { summary: 'Your own awards, the latest first.' })
  listOwnAwards(@CurrentActor() actor: PersonActor, @Query({ schema: OwnAwardQuery }) page: z.infer<typeof OwnAwardQuery>) {
    return this.awards.page({ ...page, personId: actor.id });
  }
}
