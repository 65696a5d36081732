import { Injectable } from '@nestjs/common';
import { teamDetailsOf, VersionQueries } from '#catalog';
import { Transactor } from '#database';
import type { PersonActor } from '#identity';
import { DomainError, notFound } from '#kernel';
import { EnrollmentRepository, TeamRepository } from '#pilots';
import type { Submission } from '../submission.entity.js';
import { isWritable, worksOn } from '../submission.policy.js';
import { TeamDrafts } from './team-drafts.js';

/**
 * Opens the draft in which the team of an enrollment writes together (rule 48). Where the team has one, nothing changes.
 * @throws DomainError `enrollment.not-found`; `team.not-found` for who is in no team; `submission.not-started` (409)
 *   before the candidate starts work.
 */
@Injectable()
export class OpenTeamDraft {
  constructor(
    private readonly transactor: Transactor,
    private readonly enrollments: EnrollmentRepository,
    private readonly teams: TeamRepository,
    private readonly versions: VersionQueries,
    private readonly drafts: TeamDrafts,
  ) {}

  run({ actor, enrollmentId }: { actor: PersonActor; enrollmentId: string }): Promise<Submission> {
    return this.transactor.run(async (tx) => {
      const enrollment = await this.enrollments.find(tx, enrollmentId);
      if (!worksOn({ actorId: actor.id, candidateId: enrollment.personId })) throw notFound('enrollment');
      const team = await this.teams.ofEnrollment(tx, enrollmentId);
      if (team === null || enrollment.state === 'withdrawn') throw notFound('team');
      const draft = await this.drafts.of(tx, team.id);
      if (draft !== null) return { ...draft, enrollmentId };
      if (!isWritable(enrollment.state))
        throw new DomainError(
          'conflict',
          'submission.not-started',
          `The enrollment is ${enrollment.state}. Start work first; then your team can begin its part.`,
          { state: enrollment.state },
        );
      const { content } = await this.versions.byId(team.versionId, tx);
      return { ...(await this.drafts.open(tx, team, teamDetailsOf(content))), enrollmentId };
    });
  }
}
