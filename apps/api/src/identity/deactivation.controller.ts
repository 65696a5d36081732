import { Controller, Delete, Put } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { DeactivatePerson, LiftDeactivation, type PersonActor } from '#identity';
import { Person, Require } from '../http/access.decorators.js';
import { AnswersNothing } from '../http/answers.decorator.js';
import { IdParam } from '../http/id-param.decorator.js';

/** Keeping a person out, without deleting anything. For administrators. */
@ApiTags('people')
@Controller('v1/people/:personId/deactivation')
@Require('person:administer')
export class DeactivationController {
  constructor(
    private readonly deactivate: DeactivatePerson,
    private readonly lift: LiftDeactivation,
  ) {}

  @Put()
  @AnswersNothing({
    summary: 'Deactivate a person: their sessions end, they cannot sign in, and they get no email. Nothing is deleted.',
  })
  async deactivatePerson(@Person() actor: PersonActor, @IdParam('personId') personId: string): Promise<void> {
    await this.deactivate.run({ actor, personId });
  }

  @Delete()
  @AnswersNothing({ summary: 'Reactivate a person. They can sign in again, with everything as it was.' })
  async reactivatePerson(@Person() actor: PersonActor, @IdParam('personId') personId: string): Promise<void> {
    await this.lift.run({ actor, personId });
  }
}
