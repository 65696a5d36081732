import { Body, Controller, Delete, Get, Patch, Put, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { z } from 'zod';
import { AddressChange, People, PeopleQuery, PersonDetailView, PersonEdit, PersonView } from '#contracts';
import {
  AddCoaching,
  ChangeAddress,
  EditPerson,
  EndCoaching,
  type PersonActor,
  PersonQueries,
  ResetSecondFactor,
} from '#identity';
import { UndeliveredMailQueries } from '#notifications';
import { Person, Require } from '../http/access.decorators.js';
import { Answers, AnswersNothing } from '../http/answers.decorator.js';
import { InProgram } from '../http/in-program.decorator.js';
import { IfMatch } from '../http/revision.js';
import { personView } from './person.view.js';
import { IdParam } from '../http/id-param.decorator.js';

/** Everyone who takes part, for administrators. */
@ApiTags('people')
@Controller('v1/people')
export class PeopleController {
  constructor(
    private readonly people: PersonQueries,
    private readonly editing: EditPerson,
    private readonly coachingBegins: AddCoaching,
    private readonly coachingEnds: EndCoaching,
    private readonly resetting: ResetSecondFactor,
    private readonly addresses: ChangeAddress,
    private readonly undelivered: UndeliveredMailQueries,
  ) {}

  @Get()
  @Require('person:administer')
  @Answers(People, {
    summary: 'People by name, optionally with a role or with a text in their name, address, district or school.',
  })
  async listPeople(@InProgram() programId: string, @Query({ schema: PeopleQuery }) query: z.infer<typeof PeopleQuery>) {
    const { items, nextCursor } = await this.people.page(programId, query);
    return { items: items.map(personView), nextCursor };
  }

  @Get(':personId')
  @Require('person:administer')
  @Answers(PersonDetailView, {
    summary: 'A person, with their coaches, the candidates they coach, and whether email reaches them.',
  })
  async readPerson(@IdParam('personId') personId: string) {
    const { secondFactor, ...person } = await this.people.detail(personId);
    return {
      ...personView(person),
      secondFactor: secondFactor ? ('on' as const) : ('off' as const),
      undelivered: await this.undelivered.of(personId),
    };
  }

  @Patch(':personId')
  @Require('person:administer')
  @Answers(PersonView, { summary: 'Change a person’s roles or profile. New roles apply from the next request on.' })
  async editPerson(
    @Person() actor: PersonActor,
    @IdParam('personId') personId: string,
    @IfMatch('person') revision: number,
    @Body({ schema: PersonEdit }) changes: z.infer<typeof PersonEdit>,
  ) {
    return personView(await this.editing.run({ actor, personId, revision, changes }));
  }

  @Put(':personId/address')
  @Require('person:administer')
  @Answers(PersonView, {
    summary:
      'Change a person’s email address, once you know that it is theirs. They sign in with it, and their badges are reissued to it.',
  })
  async changeAddress(
    @Person() actor: PersonActor,
    @IdParam('personId') personId: string,
    @Body({ schema: AddressChange }) { email }: z.infer<typeof AddressChange>,
  ) {
    return personView(await this.addresses.run({ actor, personId, email }));
  }

  @Put(':candidateId/coaches/:coachId')
  @Require('person:administer')
  @AnswersNothing({
    summary: 'Assign a coach to a candidate. From then on, the coach cannot review this candidate.',
  })
  async addCoaching(
    @Person() actor: PersonActor,
    @IdParam('candidateId') candidateId: string,
    @IdParam('coachId') coachId: string,
  ): Promise<void> {
    await this.coachingBegins.run({ actor, coachId, candidateId });
  }

  @Delete(':candidateId/coaches/:coachId')
  @Require('person:administer')
  @AnswersNothing({ summary: 'End a coaching. A former coach still has a conflict.' })
  async endCoaching(
    @Person() actor: PersonActor,
    @IdParam('candidateId') candidateId: string,
    @IdParam('coachId') coachId: string,
  ): Promise<void> {
    await this.coachingEnds.run({ actor, coachId, candidateId });
  }

  @Delete(':personId/second-factor')
  @Require('person:administer')
  @AnswersNothing({
    summary: 'Remove the second factor of someone who lost the app and the backup codes. Their sessions end.',
  })
  async resetSecondFactor(@Person() actor: PersonActor, @IdParam('personId') personId: string): Promise<void> {
    await this.resetting.run({ actor, personId });
  }
}
