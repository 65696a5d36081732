import { Body, Controller, Get, Post, Put } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { z } from 'zod';
import { NewTeamInput, TeamChangeInput, Teams, TeamView } from '#contracts';
import type { PersonActor } from '#identity';
import { ChangeTeam, FormTeam, TeamQueries } from '#pilots';
import { Person, Require } from '../http/access.decorators.js';
import { Answers } from '../http/answers.decorator.js';
import { IdParam } from '../http/id-param.decorator.js';
import { IfMatch } from '../http/revision.js';

/** The teams of a pilot. For administrators. */
@ApiTags('pilot administration')
@Controller('v1')
@Require('pilot:administer')
export class PilotTeamsController {
  constructor(
    private readonly teams: TeamQueries,
    private readonly form: FormTeam,
    private readonly change: ChangeTeam,
  ) {}

  @Get('pilots/:pilotId/teams')
  @Answers(Teams, { summary: 'The teams of a pilot with their members, by name.' })
  async listTeams(@IdParam('pilotId') pilotId: string) {
    return { items: await this.teams.ofPilot(pilotId) };
  }

  @Post('pilots/:pilotId/teams')
  @Answers(TeamView, { status: 201, summary: 'Form a team of people of one school, for a version that teams submit.' })
  async formTeam(
    @Person() actor: PersonActor,
    @IdParam('pilotId') pilotId: string,
    @Body({ schema: NewTeamInput }) team: z.infer<typeof NewTeamInput>,
  ) {
    const { id } = await this.form.run({ actor, pilotId, team });
    return this.teams.byId(id);
  }

  @Put('teams/:teamId')
  @Answers(TeamView, {
    summary: 'Change the name and the members of a team. Once it has submitted, only the name can change.',
  })
  async changeTeam(
    @Person() actor: PersonActor,
    @IdParam('teamId') teamId: string,
    @IfMatch('team') revision: number,
    @Body({ schema: TeamChangeInput }) { name, enrollmentIds }: z.infer<typeof TeamChangeInput>,
  ) {
    await this.change.run({ actor, teamId, revision, name, enrollmentIds });
    return this.teams.byId(teamId);
  }
}
