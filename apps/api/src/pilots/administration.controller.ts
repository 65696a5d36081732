import { Body, Controller, Post, Put } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { z } from 'zod';
import { NewPilotInput, PilotSettingsInput, PilotView, SeatsInput } from '#contracts';
import type { PersonActor } from '#identity';
import { CreatePilot, EditPilot, OfferSeats, PilotQueries } from '#pilots';
import { Person, Require } from '../http/access.decorators.js';
import { Answers } from '../http/answers.decorator.js';
import { InProgram } from '../http/in-program.decorator.js';
import { IdParam } from '../http/id-param.decorator.js';
import { IfMatch } from '../http/revision.js';

/** Setting up pilots: settings, versions and seats. For administrators. */
@ApiTags('pilot administration')
@Controller('v1/pilots')
@Require('pilot:administer')
export class AdministrationController {
  constructor(
    private readonly pilots: PilotQueries,
    private readonly create: CreatePilot,
    private readonly edit: EditPilot,
    private readonly offer: OfferSeats,
  ) {}

  @Post()
  @Answers(PilotView, { status: 201, summary: 'Create a pilot of one or more versions, each with its seats.' })
  async createPilot(
    @Person() actor: PersonActor,
    @InProgram() programId: string,
    @Body({ schema: NewPilotInput }) pilot: z.infer<typeof NewPilotInput>,
  ) {
    const { id } = await this.create.run({ actor, programId, pilot });
    return this.pilots.byId(id, actor.id);
  }

  @Put(':pilotId')
  @Answers(PilotView, {
    summary:
      'Replace the settings of a pilot. Running enrollments keep their terms. A later closing day extends those that the old day cut short.',
  })
  async editPilot(
    @Person() actor: PersonActor,
    @IdParam('pilotId') pilotId: string,
    @IfMatch('pilot') revision: number,
    @Body({ schema: PilotSettingsInput }) settings: z.infer<typeof PilotSettingsInput>,
  ) {
    await this.edit.run({ actor, pilotId, revision, settings });
    return this.pilots.byId(pilotId, actor.id);
  }

  @Put(':pilotId/versions/:versionId')
  @Answers(PilotView, {
    summary: 'Add a version to a pilot, or change its seats. New seats go to the waitlist first, in order.',
  })
  async offerSeats(
    @Person() actor: PersonActor,
    @IdParam('pilotId') pilotId: string,
    @IdParam('versionId') versionId: string,
    @IfMatch('pilot') revision: number,
    @Body({ schema: SeatsInput }) { seats }: z.infer<typeof SeatsInput>,
  ) {
    await this.offer.run({ actor, pilotId, revision, versionId, seats });
    return this.pilots.byId(pilotId, actor.id);
  }
}
