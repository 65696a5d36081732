import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import { Outbox, Transactor, type Tx } from '#database';
import type { PersonActor } from '#identity';
import { DomainError } from '#kernel';
import { pilotsEvents } from '../events.js';
import { PilotRepository } from '../pilot.repository.js';
import { Team, TeamMember } from '../team.entity.js';
import { TeamRepository } from '../team.repository.js';
import { TeamCandidates } from './team-candidates.js';

/**
 * Changes the name and the members of a team. After its first seal, only the name: what was sealed names the members.
 * Who leaves keeps nothing of what the team wrote.
 * @throws DomainError `team.not-found`; `team.stale` (412); `team.sealed` (409) for other members after the first seal;
 *   `team.invalid` (422) with everybody who cannot be in it.
 */
@Injectable()
export class ChangeTeam {
  constructor(
    private readonly transactor: Transactor,
    private readonly pilots: PilotRepository,
    private readonly teams: TeamRepository,
    private readonly candidates: TeamCandidates,
    private readonly outbox: Outbox,
  ) {}

  run({
    actor,
    teamId,
    revision,
    name,
    enrollmentIds,
  }: {
    actor: Pick<PersonActor, 'id'>;
    teamId: string;
    /** The revision that the administrator last saw. */
    revision: number;
    name: string;
    enrollmentIds: readonly string[];
  }): Promise<void> {
    return this.transactor.run(async (tx) => {
      const { pilotId, versionId } = await this.teams.find(tx, teamId);
      await this.pilots.lock(tx, pilotId);
      const team = await this.teams.lock(tx, teamId);
      if (team.revision !== revision) throw stale(team);
      const before = (await tx.findBy(TeamMember, { teamId })).map((member) => member.enrollmentId);
      const gone = before.filter((id) => !enrollmentIds.includes(id));
      const come = enrollmentIds.filter((id) => !before.includes(id));
      if (gone.length + come.length > 0) {
        if (team.sealedAt !== null) throw sealed();
        await this.candidates.check(tx, enrollmentIds, { pilotId, versionId, teamId });
        await this.replace(tx, teamId, { gone, come });
      }
      await tx.update(Team, { id: teamId }, { name, revision: revision + 1 });
      const payload = { pilotId, versionId, enrollmentIds: [...enrollmentIds] };
      await this.outbox.append(tx, pilotsEvents['team.changed']({ subjectId: teamId, actorId: actor.id, payload }));
    });
  }

  private async replace(tx: Tx, teamId: string, { gone, come }: Record<'gone' | 'come', string[]>): Promise<void> {
    if (gone.length > 0) await tx.delete(TeamMember, { teamId, enrollmentId: In(gone) });
    if (come.length > 0)
      await tx.insert(
        TeamMember,
        come.map((enrollmentId) => ({ enrollmentId, teamId })),
      );
  }
}

function stale({ revision }: Team): DomainError {
  return new DomainError(
    'stale',
    'team.stale',
    'Someone changed this team since you read it. Read it again, then repeat your change.',
    { revision },
  );
}

function sealed(): DomainError {
  return new DomainError(
    'conflict',
    'team.sealed',
    'This team has submitted, so its members stay. You can still change its name.',
  );
}
