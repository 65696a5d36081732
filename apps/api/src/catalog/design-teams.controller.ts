import { Body, Controller, Delete, Get, Param, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { z } from 'zod';
import { AppointMember, DesignQueries, RemoveMember } from '#catalog';
import { DesignTeam, MemberInput, MicroCredentialPath, OwnDesignParts } from '#contracts';
import type { PersonActor } from '#identity';
import { Person, Require } from '../http/access.decorators.js';
import { Answers, AnswersNothing } from '../http/answers.decorator.js';
import { IdParam } from '../http/id-param.decorator.js';

/** Who designs a micro-credential. Administrators appoint them. */
@ApiTags('catalog authoring')
@Controller('v1')
@Require('catalog:design')
export class DesignTeamsController {
  constructor(
    private readonly queries: DesignQueries,
    private readonly appoint: AppointMember,
    private readonly remove: RemoveMember,
  ) {}

  @Get('design-teams/own')
  @Answers(OwnDesignParts, { summary: 'The micro-credentials that you design, and your part in each.' })
  async listOwnDesignParts(@Person() actor: PersonActor) {
    return { items: await this.queries.own(actor.id) };
  }

  @Get('micro-credentials/:code/design-team')
  @Answers(DesignTeam, { summary: 'The people who design a micro-credential.' })
  async readDesignTeam(@Param('code', { schema: MicroCredentialPath }) code: string, @Person() actor: PersonActor) {
    return { items: await this.queries.team(actor, actor.programId, code) };
  }

  @Post('micro-credentials/:code/design-team')
  @Require('catalog:author')
  @Answers(DesignTeam, { status: 201, summary: 'Give a person a part in the design team of a micro-credential.' })
  async appointMember(
    @Param('code', { schema: MicroCredentialPath }) code: string,
    @Body({ schema: MemberInput }) input: z.infer<typeof MemberInput>,
    @Person() actor: PersonActor,
  ) {
    await this.appoint.run({ programId: actor.programId, code, ...input, actor });
    return { items: await this.queries.team(actor, actor.programId, code) };
  }

  @Delete('design-members/:memberId')
  @Require('catalog:author')
  @AnswersNothing({ summary: 'Take a part in a design team away from a person. Their comments and sign-offs stay.' })
  async removeMember(@IdParam('memberId') memberId: string, @Person() actor: PersonActor) {
    await this.remove.run({ memberId, actor });
  }
}
