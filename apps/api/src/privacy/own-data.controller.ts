import { Body, Controller, Delete, Get, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { z } from 'zod';
import { OwnData, OwnErasureRequest, OwnErasureView } from '#contracts';
import type { PersonActor } from '#identity';
import {
  ErasureQueries,
  ExportQueries,
  heldData,
  holdings,
  PrivacyTermsQueries,
  RequestErasure,
  WithdrawErasure,
} from '#privacy';
import { Person, Require } from '../http/access.decorators.js';
import { Answers } from '../http/answers.decorator.js';

/** What Laurel keeps about the signed-in person, and their request to be erased. */
@ApiTags('privacy')
@Controller('v1/me/data')
@Require('privacy:own')
export class OwnDataController {
  constructor(
    private readonly erasures: ErasureQueries,
    private readonly exports: ExportQueries,
    private readonly terms: PrivacyTermsQueries,
    private readonly request: RequestErasure,
    private readonly withdraw: WithdrawErasure,
  ) {}

  @Get()
  @Answers(OwnData, { summary: 'What Laurel keeps about you, and what you asked for: your latest erasure and export.' })
  async readOwnData(@Person() { id }: PersonActor) {
    const { erasureWaitDays, exportDays } = await this.terms.current({ kind: 'person', id });
    return {
      held: heldData(holdings),
      erasureWaitDays,
      exportDays,
      erasure: await this.erasures.latest(id),
      export: await this.exports.latest(id),
    };
  }

  @Post('erasure')
  @Answers(OwnErasureView, {
    status: 201,
    summary:
      'Request that you are erased after the waiting time. An administrator confirms it. You choose what becomes of your badges.',
  })
  requestOwnErasure(
    @Person() actor: PersonActor,
    @Body({ schema: OwnErasureRequest }) { badges, reason }: z.infer<typeof OwnErasureRequest>,
  ) {
    return this.request.run({ actor, personId: actor.id, badges, reason });
  }

  @Delete('erasure')
  @Answers(OwnErasureView, { summary: 'Withdraw your request to be erased, before it begins.' })
  withdrawOwnErasure(@Person() actor: PersonActor) {
    return this.withdraw.run({ actor, personId: actor.id });
  }
}
