import { Controller, Get } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { CareerQueries } from '#career';
import { CareerView } from '#contracts';
import type { PersonActor } from '#identity';
import { Person, Require } from '../http/access.decorators.js';
import { Answers } from '../http/answers.decorator.js';
import { IdParam } from '../http/id-param.decorator.js';

/** How far someone is on the way to the career certificate: for themselves and for administrators. */
@ApiTags('career')
@Controller('v1')
export class ProgressController {
  constructor(private readonly careers: CareerQueries) {}

  @Get('me/career')
  @Require('career:own')
  @Answers(CareerView, {
    summary: 'Where you stand on the way to the career certificate: what is there, what is missing, and until when.',
  })
  readOwnCareer(@Person() actor: PersonActor) {
    return this.careers.of(actor.id);
  }

  @Get('people/:personId/career')
  @Require('career:administer')
  @Answers(CareerView, { summary: 'Where a person stands on the way to the career certificate.' })
  readCareer(@IdParam('personId') personId: string) {
    return this.careers.of(personId);
  }
}
