import { Body, Controller, Get, Patch } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { z } from 'zod';
import { PersonView, ProfileEdit } from '#contracts';
import { EditPerson, type PersonActor, PersonQueries } from '#identity';
import { Person, Require } from '../http/access.decorators.js';
import { Answers } from '../http/answers.decorator.js';
import { IfMatch } from '../http/revision.js';
import { personView } from './person.view.js';

/** The profile of the signed-in person. */
@ApiTags('people')
@Controller('v1/profile')
export class ProfileController {
  constructor(
    private readonly people: PersonQueries,
    private readonly editing: EditPerson,
  ) {}

  @Get()
  @Require('profile:own')
  @Answers(PersonView, { summary: 'Your profile.' })
  async readProfile(@Person() actor: PersonActor) {
    return personView(await this.people.byId(actor.id));
  }

  @Patch()
  @Require('profile:own')
  @Answers(PersonView, { summary: 'Change your profile.' })
  async editProfile(
    @Person() actor: PersonActor,
    @IfMatch('profile') revision: number,
    @Body({ schema: ProfileEdit }) changes: z.infer<typeof ProfileEdit>,
  ) {
    return personView(await this.editing.run({ actor, personId: actor.id, revision, changes }));
  }
}
