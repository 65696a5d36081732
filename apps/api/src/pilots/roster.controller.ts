import { Body, Controller, Get, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { z } from 'zod';
import { ReasonInput, RequirementInput, RosterDetail, RosterPage, RosterQuery, RosterStanding } from '#contracts';
import type { PersonActor } from '#identity';
import { RecordRequirement, RosterQueries, WithdrawEnrollment } from '#pilots';
import { Person, Require } from '../http/access.decorators.js';
import { Answers } from '../http/answers.decorator.js';
import { IdParam } from '../http/id-param.decorator.js';

/** The progress of everyone in a pilot. For administrators. */
@ApiTags('pilot administration')
@Controller('v1')
@Require('pilot:administer')
export class RosterController {
  constructor(
    private readonly roster: RosterQueries,
    private readonly withdraw: WithdrawEnrollment,
    private readonly requirement: RecordRequirement,
  ) {}

  @Get('pilots/:pilotId/standing')
  @Answers(RosterStanding, { summary: 'How many of a pilot are in each state, and how many at risk.' })
  readStanding(@IdParam('pilotId') pilotId: string) {
    return this.roster.standing(pilotId);
  }

  @Get('pilots/:pilotId/roster')
  @Answers(RosterPage, {
    summary: 'Everyone in a pilot with state, days left and whether they are at risk, in order of registration.',
  })
  listRoster(@IdParam('pilotId') pilotId: string, @Query({ schema: RosterQuery }) query: z.infer<typeof RosterQuery>) {
    return this.roster.page(pilotId, query);
  }

  @Get('roster/:enrollmentId')
  @Answers(RosterDetail, { summary: 'One enrollment in full, with who did what in its history.' })
  readRosterEntry(@Person() actor: PersonActor, @IdParam('enrollmentId') enrollmentId: string) {
    return this.roster.detail(actor, enrollmentId);
  }

  @Post('roster/:enrollmentId/withdraw')
  @Answers(RosterDetail, {
    summary: 'Withdraw an unfinished enrollment, with a reason. Its seat goes to the next person on the waitlist.',
  })
  async withdrawEnrollment(
    @Person() actor: PersonActor,
    @IdParam('enrollmentId') enrollmentId: string,
    @Body({ schema: ReasonInput }) { reason }: z.infer<typeof ReasonInput>,
  ) {
    await this.withdraw.run({ actor, enrollmentId, reason });
    return this.roster.detail(actor, enrollmentId);
  }

  @Post('roster/:enrollmentId/requirements')
  @Answers(RosterDetail, {
    summary: 'Record that the candidate met a requirement of the pilot, such as taking part in the community.',
  })
  async recordRequirement(
    @Person() actor: PersonActor,
    @IdParam('enrollmentId') enrollmentId: string,
    @Body({ schema: RequirementInput }) input: z.infer<typeof RequirementInput>,
  ) {
    await this.requirement.run({ actor, enrollmentId, ...input });
    return this.roster.detail(actor, enrollmentId);
  }
}
