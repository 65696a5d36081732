import { Controller, Get, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { SubmissionSummary, TeamWorkView } from '#contracts';
import type { PersonActor } from '#identity';
import { OpenTeamDraft, summaryOf, TeamWorkQueries } from '#submissions';
import { Person, Require } from '../http/access.decorators.js';
import { Answers } from '../http/answers.decorator.js';
import { IdParam } from '../http/id-param.decorator.js';

/** The work of a candidate's team. */
@ApiTags('submissions')
@Controller('v1/enrollments/:enrollmentId')
@Require('submission:own')
export class TeamWorkController {
  constructor(
    private readonly work: TeamWorkQueries,
    private readonly open: OpenTeamDraft,
  ) {}

  @Get('team')
  @Answers(TeamWorkView, { summary: 'The team of an enrollment: its members, and what is missing from whom.' })
  readTeam(@Person() actor: PersonActor, @IdParam('enrollmentId') enrollmentId: string) {
    return this.work.forMember(actor, enrollmentId);
  }

  @Post('team-draft')
  @Answers(SubmissionSummary, {
    summary: 'Open the draft in which the team writes together, or get the one that is open.',
  })
  async openTeamDraft(@Person() actor: PersonActor, @IdParam('enrollmentId') enrollmentId: string) {
    return summaryOf(await this.open.run({ actor, enrollmentId }));
  }
}
