import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { z } from 'zod';
import type { TeamView } from '#contracts';
import { peopleSql } from '#identity';
import { PilotRepository } from '../pilot.repository.js';
import { TeamRepository } from '../team.repository.js';
import type { Team } from '../team.entity.js';
import type { EnrollmentState } from '../vocabulary.js';

interface MemberRow {
  teamId: string;
  enrollmentId: string;
  state: EnrollmentState;
  id: string;
  name: string;
}

/** Teams as administrators see them. */
@Injectable()
export class TeamQueries {
  constructor(
    private readonly dataSource: DataSource,
    private readonly pilots: PilotRepository,
    private readonly teams: TeamRepository,
  ) {}

  /** The teams of a pilot by name. @throws DomainError `pilot.not-found` */
  async ofPilot(pilotId: string): Promise<z.input<typeof TeamView>[]> {
    const { manager } = this.dataSource;
    await this.pilots.find(manager, pilotId);
    const teams = await manager.query<Team[]>(`${teamSql} WHERE pilot_id = $1 ORDER BY name, id`, [pilotId]);
    return this.withMembers(teams);
  }

  /** @throws DomainError `team.not-found` */
  async byId(teamId: string): Promise<z.input<typeof TeamView>> {
    const [team] = await this.withMembers([await this.teams.find(this.dataSource.manager, teamId)]);
    return team!;
  }

  private async withMembers(teams: readonly Team[]): Promise<z.input<typeof TeamView>[]> {
    const rows = await this.dataSource.query<MemberRow[]>(
      `SELECT m.team_id AS "teamId", e.id AS "enrollmentId", e.state, p.id, p.name
         FROM team_member m JOIN enrollment e ON e.id = m.enrollment_id JOIN ${peopleSql} p ON p.id = e.person_id
        WHERE m.team_id = ANY ($1) ORDER BY p.name, e.id`,
      [teams.map(({ id }) => id)],
    );
    return teams.map((team) => ({
      ...team,
      members: rows
        .filter(({ teamId }) => teamId === team.id)
        .map(({ enrollmentId, state, id, name }) => ({ enrollmentId, state, person: { id, name } })),
    }));
  }
}

const teamSql = `SELECT id, pilot_id AS "pilotId", version_id AS "versionId", name, school, formed_at AS "formedAt",
                        sealed_at AS "sealedAt", revision FROM team`;
