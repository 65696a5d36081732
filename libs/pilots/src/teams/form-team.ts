import { Injectable } from '@nestjs/common';
import { isForTeams, VersionQueries } from '#catalog';
import { Outbox, Transactor } from '#database';
import type { PersonActor } from '#identity';
import { Clock, DomainError, Ids } from '#kernel';
import { pilotsEvents } from '../events.js';
import { PilotRepository } from '../pilot.repository.js';
import { Team, TeamMember } from '../team.entity.js';
import { TeamCandidates } from './team-candidates.js';

export interface NewTeam {
  versionId: string;
  name: string;
  /** Of the members. */
  enrollmentIds: readonly string[];
}

/**
 * Forms a team of candidates of one school, in one pilot and version (rule 48). Nobody is in two teams of one version.
 * @throws DomainError `pilot.not-found`; `team.not-for-teams` (422) for a version without artifacts of a team;
 *   `team.invalid` (422) with everybody who cannot be in it.
 */
@Injectable()
export class FormTeam {
  constructor(
    private readonly transactor: Transactor,
    private readonly pilots: PilotRepository,
    private readonly versions: VersionQueries,
    private readonly candidates: TeamCandidates,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
    private readonly ids: Ids,
  ) {}

  run({
    actor,
    pilotId,
    team: { versionId, name, enrollmentIds },
  }: {
    actor: Pick<PersonActor, 'id'>;
    pilotId: string;
    team: NewTeam;
  }): Promise<Team> {
    return this.transactor.run(async (tx) => {
      // Two teams that want the same person are formed one after the other.
      await this.pilots.lock(tx, pilotId);
      if ((await this.pilots.lockSeats(tx, pilotId, versionId)) === null)
        throw new DomainError('invalid', 'team.invalid', 'This pilot does not have the version.', {
          errors: [{ pointer: '/versionId', detail: 'Choose a version of this pilot.' }],
        });
      const { content } = await this.versions.byId(versionId, tx);
      if (!isForTeams(content)) throw notForTeams();
      const school = await this.candidates.check(tx, enrollmentIds, { pilotId, versionId, teamId: null });
      const id = this.ids.next();
      const team: Team = {
        id,
        pilotId,
        versionId,
        name,
        school,
        formedAt: this.clock.now(),
        sealedAt: null,
        revision: 1,
      };
      await tx.insert(Team, team);
      await tx.insert(
        TeamMember,
        enrollmentIds.map((enrollmentId) => ({ enrollmentId, teamId: id })),
      );
      const payload = { pilotId, versionId, enrollmentIds: [...enrollmentIds] };
      await this.outbox.append(tx, pilotsEvents['team.formed']({ subjectId: id, actorId: actor.id, payload }));
      return team;
    });
  }
}

function notForTeams(): DomainError {
  return new DomainError(
    'invalid',
    'team.not-for-teams',
    'This version has no artifacts that a team submits together, so it needs no teams.',
    { errors: [{ pointer: '/versionId', detail: 'Choose a version that a team submits together.' }] },
  );
}
