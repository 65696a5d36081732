import { Controller, Get } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { CareerQueries } from '#career';
import { CareerView } from '#contracts';
import { Require } from '../http/access.decorators.js';
import { Answers } from '../http/answers.decorator.js';
import { IdParam } from '../http/id-param.decorator.js';

/** Somebody's way to the career certificate, for administrators. */
@ApiTags('career')
@Controller('v1/people/:personId/career')
@Require('career:administer')
export class CareerController {
  constructor(private readonly careers: CareerQueries) {}

  @Get()
  @Answers(CareerView, { summary: 'Where a person stands on the way to the career certificate.' })
  readCareer(@IdParam('personId') personId: string) {
    return this.careers.of(personId);
  }
}
