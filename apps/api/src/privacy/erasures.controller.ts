import { Body, Controller, Delete, Get, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { z } from 'zod';
import { DataStanding, ErasureConfirmation, ErasureRequestInput, Erasures, ErasureView } from '#contracts';
import type { PersonActor } from '#identity';
import { ConfirmErasure, ErasureQueries, RequestErasure, WithdrawErasure } from '#privacy';
import { Person, Require } from '../http/access.decorators.js';
import { Answers } from '../http/answers.decorator.js';
import { InProgram } from '../http/in-program.decorator.js';
import { IdParam } from '../http/id-param.decorator.js';

/** Erasures of people, for administrators. */
@ApiTags('privacy')
@Controller('v1')
@Require('privacy:administer')
export class ErasuresController {
  constructor(
    private readonly erasures: ErasureQueries,
    private readonly request: RequestErasure,
    private readonly confirm: ConfirmErasure,
    private readonly withdraw: WithdrawErasure,
  ) {}

  @Get('erasures')
  @Answers(Erasures, { summary: 'The erasures that wait for a confirmation or for their day, the earliest first.' })
  async listErasures(@InProgram() programId: string) {
    return { items: await this.erasures.open(programId) };
  }

  @Get('people/:personId/data')
  @Answers(DataStanding, {
    summary: 'Whether the person is deactivated or erased, their latest erasure, and the legal holds on them.',
  })
  readDataStanding(@IdParam('personId') personId: string) {
    return this.erasures.standingOf(personId);
  }

  @Post('people/:personId/erasure')
  @Answers(ErasureView, {
    status: 201,
    summary:
      'Request that a person is erased after the waiting time, with a reason. Another administrator confirms it.',
  })
  requestErasure(
    @Person() actor: PersonActor,
    @IdParam('personId') personId: string,
    @Body({ schema: ErasureRequestInput }) { badges, reason }: z.infer<typeof ErasureRequestInput>,
  ) {
    return this.request.run({ actor, personId, badges, reason });
  }

  @Post('people/:personId/erasure/confirmation')
  @Answers(ErasureView, {
    summary: 'Confirm an erasure. Refused to the person and to the one who requested it. It begins when it is due.',
  })
  confirmErasure(
    @Person() actor: PersonActor,
    @IdParam('personId') personId: string,
    @Body({ schema: ErasureConfirmation }) { erasureId }: z.infer<typeof ErasureConfirmation>,
  ) {
    return this.confirm.run({ actor, personId, erasureId });
  }

  @Delete('people/:personId/erasure')
  @Answers(ErasureView, { summary: 'Withdraw an erasure before it begins.' })
  withdrawErasure(@Person() actor: PersonActor, @IdParam('personId') personId: string) {
    return this.withdraw.run({ actor, personId });
  }
}
