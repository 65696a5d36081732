import { Body, Controller, Delete, Get, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { z } from 'zod';
import { ClientRegistration, Clients, PageQuery, RegisteredClient } from '#contracts';
import { ClientQueries, type PersonActor, RegisterClient, RevokeClient } from '#identity';
import { Person, Require } from '../http/access.decorators.js';
import { Answers, AnswersNothing } from '../http/answers.decorator.js';
import { InProgram } from '../http/in-program.decorator.js';
import { NeverKept } from '../http/idempotency.interceptor.js';
import { IdParam } from '../http/id-param.decorator.js';

/** Systems that use the API, such as the Ed Leaders Network. */
@ApiTags('clients')
@Controller('v1/oauth-clients')
export class ClientsController {
  constructor(
    private readonly registering: RegisterClient,
    private readonly revoking: RevokeClient,
    private readonly clients: ClientQueries,
  ) {}

  @Post()
  @Require('client:administer')
  @NeverKept()
  @Answers(RegisteredClient, {
    status: 201,
    summary: 'Register a system for OAuth 2.0 client credentials. Its secret is shown only once.',
  })
  async registerClient(
    @Person() actor: PersonActor,
    @InProgram() programId: string,
    @Body({ schema: ClientRegistration }) registration: z.infer<typeof ClientRegistration>,
  ) {
    const { clientId, clientSecret } = await this.registering.run({ ...registration, programId, actor });
    return { ...(await this.clients.byId(clientId)), clientSecret };
  }

  @Get()
  @Require('client:administer')
  @Answers(Clients, { summary: 'Registered systems, latest first.' })
  listClients(@InProgram() programId: string, @Query({ schema: PageQuery }) page: z.infer<typeof PageQuery>) {
    return this.clients.page(programId, page);
  }

  @Delete(':clientId')
  @Require('client:administer')
  @AnswersNothing({ summary: 'Revoke a system at once: its tokens stop working, and it gets no new ones.' })
  async revokeClient(
    @Person() actor: PersonActor,
    @InProgram() programId: string,
    @IdParam('clientId') clientId: string,
  ): Promise<void> {
    await this.revoking.run({ actor, programId, clientId });
  }
}
