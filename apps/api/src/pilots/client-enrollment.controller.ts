import { Body, Controller, Get, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { z } from 'zod';
import {
  ClientEnrollment,
  ClientEnrollmentPage,
  ClientEnrollmentsQuery,
  ClientRegistrationInput,
  RequirementInput,
} from '#contracts';
import type { ClientActor } from '#identity';
import { EnrollmentQueries, RecordRequirement, RegisterOnBehalf } from '#pilots';
import { CurrentActor, Require } from '../http/access.decorators.js';
import { Answers } from '../http/answers.decorator.js';
import { InProgram } from '../http/in-program.decorator.js';
import { IdParam } from '../http/id-param.decorator.js';

/** Enrollments for systems such as the Ed Leaders Network. */
@ApiTags('integration')
@Controller('v1/integration')
export class ClientEnrollmentController {
  constructor(
    private readonly queries: EnrollmentQueries,
    private readonly register: RegisterOnBehalf,
    private readonly requirement: RecordRequirement,
  ) {}

  @Get('enrollments')
  @Require('integration:read-enrollments')
  @Answers(ClientEnrollmentPage, { summary: 'Enrollments with their people, latest first.' })
  listEnrollmentsForClient(
    @InProgram() programId: string,
    @Query({ schema: ClientEnrollmentsQuery }) query: z.infer<typeof ClientEnrollmentsQuery>,
  ) {
    return this.queries.all(programId, query);
  }

  @Get('enrollments/:enrollmentId')
  @Require('integration:read-enrollments')
  @Answers(ClientEnrollment, { summary: 'One enrollment with its person.' })
  readEnrollmentForClient(@IdParam('enrollmentId') enrollmentId: string) {
    return this.queries.forClient(enrollmentId);
  }

  @Post('registrations')
  @Require('integration:write-registrations')
  @Answers(ClientEnrollment, {
    status: 201,
    summary: 'Register a candidate by id or email address. All rules of registration apply.',
  })
  async registerOnBehalf(
    @CurrentActor() actor: ClientActor,
    @InProgram() programId: string,
    @Body({ schema: ClientRegistrationInput }) { personId, email, ...input }: z.infer<typeof ClientRegistrationInput>,
  ) {
    const named = personId === undefined ? { email: email ?? '' } : { personId };
    const { id } = await this.register.run({ ...input, actor, programId, named });
    return this.queries.forClient(id);
  }

  @Post('enrollments/:enrollmentId/requirements')
  @Require('integration:write-requirements')
  @Answers(ClientEnrollment, {
    summary: 'Record that the candidate met a requirement of the pilot, such as taking part in the community.',
  })
  async recordRequirementForClient(
    @CurrentActor() actor: ClientActor,
    @IdParam('enrollmentId') enrollmentId: string,
    @Body({ schema: RequirementInput }) input: z.infer<typeof RequirementInput>,
  ) {
    await this.requirement.run({ actor, enrollmentId, ...input });
    return this.queries.forClient(enrollmentId);
  }
}
