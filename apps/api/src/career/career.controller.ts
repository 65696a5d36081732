import { Controller, Get, Param } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { CareerQueries } from '#career';
import { CareerView, Id } from '#contracts';
import { Require } from '../http/access.decorators.js';
import { Answers } from '../http/answers.decorator.js';

/** Somebody's way to the career certificate, for administrators. */
@ApiTags('career')
@Controller('v1/people/:personId/career')
@Require('career:administer')
export class CareerController {
  constructor(private readonly careers: CareerQueries) {}

  @Get()
  @Answers(CareerView, { summary: 'Where a person stands on the way to the career certificate.' })
  readCareer(@Param('personId', { schema: Id }) personId: string) {
    return this.careers.of(personId);
  }
}
