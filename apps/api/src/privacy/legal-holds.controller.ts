import { Body, Controller, Get, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { z } from 'zod';
import { HoldEnd, HoldInput, Holds, HoldView } from '#contracts';
import type { PersonActor } from '#identity';
import { EndHold, HoldQueries, PlaceHold } from '#privacy';
import { Person, Require } from '../http/access.decorators.js';
import { Answers } from '../http/answers.decorator.js';
import { InProgram } from '../http/in-program.decorator.js';
import { IdParam } from '../http/id-param.decorator.js';

/** Legal holds: while there is one, nothing about the people under it is deleted. For administrators. */
@ApiTags('privacy')
@Controller('v1/legal-holds')
@Require('privacy:administer')
export class LegalHoldsController {
  constructor(
    private readonly holds: HoldQueries,
    private readonly place: PlaceHold,
    private readonly end: EndHold,
  ) {}

  @Get()
  @Answers(Holds, { summary: 'The legal holds that have not ended, the latest first.' })
  async listLegalHolds(@InProgram() programId: string) {
    return { items: await this.holds.open(programId) };
  }

  @Post()
  @Answers(HoldView, {
    status: 201,
    summary: 'Place a legal hold on a person, or on everyone who is or was in a pilot, with a reason.',
  })
  async placeLegalHold(
    @Person() actor: PersonActor,
    @Body({ schema: HoldInput }) { personId, pilotId, reason }: z.infer<typeof HoldInput>,
  ) {
    const { id } = await this.place.run({ actor, personId, pilotId, reason });
    return this.holds.byId(id);
  }

  @Post(':holdId/end')
  @Answers(HoldView, { summary: 'End a legal hold, with a reason. Erasures that it stopped go on.' })
  async endLegalHold(
    @Person() actor: PersonActor,
    @IdParam('holdId') holdId: string,
    @Body({ schema: HoldEnd }) { reason }: z.infer<typeof HoldEnd>,
  ) {
    await this.end.run({ actor, holdId, reason });
    return this.holds.byId(holdId);
  }
}
