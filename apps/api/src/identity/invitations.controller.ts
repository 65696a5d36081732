import { Body, Controller, Delete, Get, Header, Ip, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { z } from 'zod';
import {
  InvitationAcceptance,
  InvitationCounts,
  InvitationRequest,
  Invitations,
  InvitationsRequest,
  InvitationToken,
  InvitationView,
  OpenedInvitation,
  PageQuery,
  PersonView,
} from '#contracts';
import {
  AcceptInvitation,
  InvitationQueries,
  InvitePeople,
  InvitePerson,
  type PersonActor,
  ReadInvitation,
  RevokeInvitation,
} from '#identity';
import { Person, Public, Require } from '../http/access.decorators.js';
import { Answers, AnswersNothing } from '../http/answers.decorator.js';
import { InProgram } from '../http/in-program.decorator.js';
import { personView } from './person.view.js';
import { IdParam } from '../http/id-param.decorator.js';

/** How people join: an administrator invites them, and the mailed link opens the account. */
@ApiTags('people')
@Controller('v1/invitations')
export class InvitationsController {
  constructor(
    private readonly inviting: InvitePerson,
    private readonly invitingMany: InvitePeople,
    private readonly reading: ReadInvitation,
    private readonly accepting: AcceptInvitation,
    private readonly revoking: RevokeInvitation,
    private readonly invitations: InvitationQueries,
  ) {}

  @Post()
  @Require('person:administer')
  @Answers(InvitationView, {
    status: 201,
    summary: 'Invite someone by email. The link works once, for fourteen days. Inviting again replaces it.',
  })
  async invitePerson(
    @Person() actor: PersonActor,
    @InProgram() programId: string,
    @Body({ schema: InvitationRequest }) invitee: z.infer<typeof InvitationRequest>,
  ) {
    const { invitation } = await this.inviting.run({ ...invitee, programId, actor });
    return this.invitations.byId(invitation.id);
  }

  @Post('many')
  @Require('person:administer')
  @Answers(InvitationCounts, {
    status: 200,
    summary: 'Invite many people by email: all of them, or nobody. With `checkOnly` it only tells what would happen.',
  })
  invitePeople(
    @Person() actor: PersonActor,
    @InProgram() programId: string,
    @Body({ schema: InvitationsRequest }) request: z.infer<typeof InvitationsRequest>,
  ) {
    return this.invitingMany.run({ actor, programId, ...request });
  }

  @Get()
  @Require('person:administer')
  @Answers(Invitations, { summary: 'Invitations, latest first.' })
  listInvitations(@InProgram() programId: string, @Query({ schema: PageQuery }) page: z.infer<typeof PageQuery>) {
    return this.invitations.page(programId, page);
  }

  @Post('read')
  @Public()
  @Header('Cache-Control', 'private, no-store')
  @Answers(OpenedInvitation, { status: 200, summary: 'Read an open invitation by the token of the mailed link.' })
  readInvitation(@Body({ schema: InvitationToken }) { token }: z.infer<typeof InvitationToken>, @Ip() address: string) {
    return this.reading.run({ token, address });
  }

  @Post('accept')
  @Public()
  @Answers(PersonView, {
    status: 201,
    summary: 'Accept an invitation with the token of the mailed link and choose a password. Then sign in.',
  })
  async acceptInvitation(
    @Body({ schema: InvitationAcceptance }) acceptance: z.infer<typeof InvitationAcceptance>,
    @Ip() address: string,
  ) {
    return personView(await this.accepting.run({ ...acceptance, address }));
  }

  @Delete(':invitationId')
  @Require('person:administer')
  @AnswersNothing({ summary: 'Withdraw an invitation: its link stops working.' })
  async revokeInvitation(@Person() actor: PersonActor, @IdParam('invitationId') invitationId: string): Promise<void> {
    await this.revoking.run({ actor, invitationId });
  }
}
