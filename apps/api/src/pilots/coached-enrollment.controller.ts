import { Controller, Get, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { z } from 'zod';
import { EnrollmentDetail, EnrollmentPage, EnrollmentsQuery } from '#contracts';
import type { PersonActor } from '#identity';
import { EnrollmentQueries } from '#pilots';
import { Person, Require } from '../http/access.decorators.js';
import { Answers } from '../http/answers.decorator.js';
import { IdParam } from '../http/id-param.decorator.js';

/** The enrollments of a coach's candidates. */
@ApiTags('enrollments')
@Controller('v1/coached-enrollments')
@Require('coaching:read')
export class CoachedEnrollmentController {
  constructor(private readonly queries: EnrollmentQueries) {}

  @Get()
  @Answers(EnrollmentPage, { summary: 'The enrollments of the candidates you coach, latest first.' })
  listCoachedEnrollments(
    @Person() actor: PersonActor,
    @Query({ schema: EnrollmentsQuery }) query: z.infer<typeof EnrollmentsQuery>,
  ) {
    return this.queries.coached(actor.id, query);
  }

  @Get(':enrollmentId')
  @Answers(EnrollmentDetail, {
    summary: 'An enrollment of a candidate you coach, with its deadline, requirements and history.',
  })
  readCoachedEnrollment(@Person() { kind, id }: PersonActor, @IdParam('enrollmentId') enrollmentId: string) {
    return this.queries.detail({ kind, id, roles: ['coach'] }, enrollmentId);
  }
}
