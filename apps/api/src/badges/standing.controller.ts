import { Body, Controller, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { z } from 'zod';
import { AwardQueries, LiftSuspension, ReinstateAward, RevokeAward, SuspendAward } from '#badges';
import { AwardInFull, StandingInput } from '#contracts';
import type { Actor } from '#identity';
import { CurrentActor, Require } from '../http/access.decorators.js';
import { Answers } from '../http/answers.decorator.js';
import { IdParam } from '../http/id-param.decorator.js';

/** The standing of awards, for administrators. */
@ApiTags('badges')
@Controller('v1/awards')
@Require('award:administer')
export class StandingController {
  constructor(
    private readonly awards: AwardQueries,
    private readonly suspend: SuspendAward,
    private readonly lift: LiftSuspension,
    private readonly revoke: RevokeAward,
    private readonly reinstate: ReinstateAward,
  ) {}

  @Post(':awardId/suspend')
  @Answers(AwardInFull, { summary: 'Suspend the badge until the suspension is lifted.' })
  async suspendAward(
    @IdParam('awardId') awardId: string,
    @Body({ schema: StandingInput }) { reason }: z.infer<typeof StandingInput>,
    @CurrentActor() actor: Actor,
  ) {
    await this.suspend.run({ actor, awardId, reason });
    return this.awards.byId(awardId);
  }

  @Post(':awardId/lift')
  @Answers(AwardInFull, { summary: 'Lift the suspension: the same credential is valid again.' })
  async liftSuspension(
    @IdParam('awardId') awardId: string,
    @Body({ schema: StandingInput }) { reason }: z.infer<typeof StandingInput>,
    @CurrentActor() actor: Actor,
  ) {
    await this.lift.run({ actor, awardId, reason });
    return this.awards.byId(awardId);
  }

  @Post(':awardId/revoke')
  @Answers(AwardInFull, { summary: 'Revoke the badge: its credential is never valid again.' })
  async revokeAward(
    @IdParam('awardId') awardId: string,
    @Body({ schema: StandingInput }) { reason }: z.infer<typeof StandingInput>,
    @CurrentActor() actor: Actor,
  ) {
    await this.revoke.run({ actor, awardId, reason });
    return this.awards.byId(awardId);
  }

  @Post(':awardId/reinstate')
  @Answers(AwardInFull, { summary: 'Reinstate the revoked award with a new credential that links to the old one.' })
  async reinstateAward(
    @IdParam('awardId') awardId: string,
    @Body({ schema: StandingInput }) { reason }: z.infer<typeof StandingInput>,
    @CurrentActor() actor: Actor,
  ) {
    await this.reinstate.run({ actor, awardId, reason });
    return this.awards.byId(awardId);
  }
}
