import { Controller, Get } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { CareerQueries } from '#career';
import { CareerView } from '#contracts';
import type { PersonActor } from '#identity';
import { Person, Require } from '../http/access.decorators.js';
import { Answers } from '../http/answers.decorator.js';
import { IdParam } from '../http/id-param.decorator.js';

/** A person's progress toward the career certificate, for the person and for administrators. */
@ApiTags('career')
@Controller('v1')
export class ProgressController {
  constructor(private readonly careers: CareerQueries) {}

  @Get('me/career')
  @Require('career:own')
  @Answers(CareerView, {
    summary: 'Your progress toward the career certificate: what you have, what is missing, and the deadlines.',
  })
  readOwnCareer(@Person() actor: PersonActor) {
    return this.careers.of(actor.id);
  }

  @Get('people/:personId/career')
  @Require('career:administer')
  @Answers(CareerView, { summary: 'A person’s progress toward the career certificate.' })
  readCareer(@IdParam('personId') personId: string) {
    return this.careers.of(personId);
  }
}
