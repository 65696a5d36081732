import { Body, Controller, Get, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { z } from 'zod';
import { AssignmentPlan, AssignmentResults, AssignmentsInput } from '#contracts';
import type { PersonActor } from '#identity';
import { AssignmentPlanQueries, AssignWaiting } from '#reviews';
import { Person, Require } from '../http/access.decorators.js';
import { Answers } from '../http/answers.decorator.js';

/** Assigning every waiting submission at once. For administrators. */
@ApiTags('review administration')
@Controller('v1/assignments')
@Require('review:administer')
export class AssignmentPlanController {
  constructor(
    private readonly plans: AssignmentPlanQueries,
    private readonly assign: AssignWaiting,
  ) {}

  @Get('plan')
  @Answers(AssignmentPlan, {
    summary:
      'Reviewers for every submission that waits for some, at most 100: those with the fewest reviews and without a conflict. Changes nothing.',
  })
  planAssignments(@Person() actor: PersonActor) {
    return this.plans.for(actor);
  }

  @Post()
  @Answers(AssignmentResults, {
    summary: 'Offer several submissions to reviewers. The answer says for each whether it was assigned.',
  })
  async assignWaiting(
    @Person() actor: PersonActor,
    @Body({ schema: AssignmentsInput }) { assignments }: z.infer<typeof AssignmentsInput>,
  ) {
    return { items: await this.assign.run({ actor, assignments }) };
  }
}
