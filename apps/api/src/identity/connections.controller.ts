import { Body, Controller, Delete, Get, Headers, Param, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { z } from 'zod';
import {
  ClientId,
  ConnectionAnswer,
  ConnectionDecision,
  ConnectionList,
  ConnectionQuery,
  ConnectionRequestView,
} from '#contracts';
import { ConnectionQueries, DecideConnection, type PersonActor, WithdrawConnection } from '#identity';
import { Person, Require } from '../http/access.decorators.js';
import { Answers, AnswersNothing } from '../http/answers.decorator.js';

/** A holder's connections to backpacks. */
@ApiTags('connections')
@Controller('v1/me')
@Require('award:own')
export class ConnectionsController {
  constructor(
    private readonly connections: ConnectionQueries,
    private readonly deciding: DecideConnection,
    private readonly withdrawing: WithdrawConnection,
  ) {}

  @Get('connection-request')
  @Answers(ConnectionRequestView, { summary: 'Who asks to see your badges, and for what.' })
  readConnectionRequest(@Query({ schema: ConnectionQuery }) { request }: z.infer<typeof ConnectionQuery>) {
    return this.connections.request(request);
  }

  @Get('connections')
  @Answers(ConnectionList, { summary: 'The backpacks that you have connected.' })
  async listConnections(@Person() actor: PersonActor) {
    return { items: await this.connections.of(actor.id) };
  }

  @Post('connections')
  @Answers(ConnectionAnswer, { summary: 'Connect a backpack that asks, or refuse it.' })
  async decideConnection(
    @Person() actor: PersonActor,
    @Body({ schema: ConnectionDecision }) decision: z.infer<typeof ConnectionDecision>,
    @Headers('cookie') cookie: string | undefined,
  ) {
    return { url: await this.deciding.run({ ...decision, actor, cookie }) };
  }

  @Delete('connections/:clientId')
  @AnswersNothing({ summary: 'Disconnect a backpack at once. It may have kept what it already read.' })
  async withdrawConnection(
    @Person() actor: PersonActor,
    @Param('clientId', { schema: ClientId }) clientId: string,
  ): Promise<void> {
    await this.withdrawing.run({ actor, clientId });
  }
}
