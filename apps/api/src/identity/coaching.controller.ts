import { Controller, Get } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { CoachedCandidates } from '#contracts';
import { type PersonActor, PersonQueries } from '#identity';
import { Person, Require } from '../http/access.decorators.js';
import { Answers } from '../http/answers.decorator.js';

/** The candidates of a coach. */
@ApiTags('people')
@Controller('v1/coached-candidates')
export class CoachingController {
  constructor(private readonly people: PersonQueries) {}

  @Get()
  @Require('coaching:read')
  @Answers(CoachedCandidates, { summary: 'The candidates whom you coach now, by name.' })
  async listCoachedCandidates(@Person() actor: PersonActor) {
    return { items: await this.people.coachedBy(actor.id) };
  }
}
