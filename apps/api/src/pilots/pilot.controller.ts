import { Body, Controller, Get, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { z } from 'zod';
import { EnrollmentDetail, PilotPage, PilotPageQuery, PilotView, RegistrationInput } from '#contracts';
import type { Actor, PersonActor } from '#identity';
import { EnrollmentQueries, PilotQueries, RegisterForPilot } from '#pilots';
import { CurrentActor, Person, Require } from '../http/access.decorators.js';
import { Answers } from '../http/answers.decorator.js';
import { InProgram } from '../http/in-program.decorator.js';
import { IdParam } from '../http/id-param.decorator.js';

/** Reading pilots, and registering for them. */
@ApiTags('pilots')
@Controller('v1/pilots')
export class PilotController {
  constructor(
    private readonly pilots: PilotQueries,
    private readonly enrollments: EnrollmentQueries,
    private readonly register: RegisterForPilot,
  ) {}

  @Get()
  @Require('pilot:read')
  @Answers(PilotPage, { summary: 'Pilots with their versions and seats left, latest first.' })
  listPilots(@InProgram() programId: string, @Query({ schema: PilotPageQuery }) query: z.infer<typeof PilotPageQuery>) {
    return this.pilots.page(programId, query);
  }

  @Get(':pilotId')
  @Require('pilot:read')
  @Answers(PilotView, {
    summary: 'A pilot with its seats, days and requirements, its meetings, and whether you attended them.',
  })
  readPilot(@CurrentActor() actor: Actor, @IdParam('pilotId') pilotId: string) {
    return this.pilots.byId(pilotId, actor.kind === 'person' ? actor.id : null);
  }

  @Post(':pilotId/registrations')
  @Require('enrollment:own')
  @Answers(EnrollmentDetail, {
    status: 201,
    summary: 'Register for a version of a pilot. You get a seat, or a place on the waitlist when all seats are taken.',
  })
  async registerForPilot(
    @Person() actor: PersonActor,
    @IdParam('pilotId') pilotId: string,
    @Body({ schema: RegistrationInput }) input: z.infer<typeof RegistrationInput>,
  ) {
    const { id } = await this.register.run({ ...input, pilotId, actor, personId: actor.id });
    return this.enrollments.detail(actor, id);
  }
}
