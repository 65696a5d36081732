import { Body, Controller, Get, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { z } from 'zod';
import { RequirementResults, RequirementsInput, WaitingAwards, WaitingAwardsQuery } from '#contracts';
import type { PersonActor } from '#identity';
import { RecordForSeveral, WaitingAwardQueries } from '#pilots';
import { Person, Require } from '../http/access.decorators.js';
import { Answers } from '../http/answers.decorator.js';
import { InProgram } from '../http/in-program.decorator.js';

/** Badges that wait for requirements, and recording requirements for many. For administrators. */
@ApiTags('pilot administration')
@Controller('v1')
@Require('pilot:administer')
export class RequirementsController {
  constructor(
    private readonly waiting: WaitingAwardQueries,
    private readonly record: RecordForSeveral,
  ) {}

  @Get('waiting-awards')
  @Answers(WaitingAwards, {
    summary: 'Met enrollments whose badge waits for requirements of the pilot. Those that waited longest come first.',
  })
  listWaitingAwards(
    @InProgram() programId: string,
    @Query({ schema: WaitingAwardsQuery }) query: z.infer<typeof WaitingAwardsQuery>,
  ) {
    return this.waiting.page(programId, query);
  }

  @Post('roster/requirements')
  @Answers(RequirementResults, {
    summary:
      'Record requirements of several enrollments with one note. The answer says for each whether it was recorded.',
  })
  async recordRequirements(
    @Person() actor: PersonActor,
    @Body({ schema: RequirementsInput }) input: z.infer<typeof RequirementsInput>,
  ) {
    return { items: await this.record.run({ actor, ...input }) };
  }
}
