import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { teamDetailsOf } from '#catalog';
import { PersonQueries } from '#identity';
import { type Enrollment, type Team, TeamRepository } from '#pilots';
import type { EnrollmentState } from '#pilots/vocabulary';
import type { OwnSubmission } from '../own-submissions.js';
import type { MissingPart } from '../sealing/missing-parts.policy.js';
import { Submission } from '../submission.entity.js';

/** A member who has to be ready before the team can seal. */
export interface RoundMember {
  enrollment: Enrollment;
  name: string;
  /** The open attempt; null before the member starts. */
  submission: Submission | null;
}

/** Whether this attempt is sealed with those of the team: the team shows some of its details. */
export function sealsWithTeam({ submission, version }: Pick<OwnSubmission, 'submission' | 'version'>): boolean {
  return teamDetailsOf(version.content).some((id) => submission.scope.includes(id));
}

/** What keeps a version for teams from being sealed by someone who is in no team. */
export const withoutTeam: MissingPart = {
  part: 'team',
  say: 'You are in no team yet. An administrator forms the teams.',
};

/** A member in one of these states takes part. Those who withdrew, expired or have submitted do not. */
const takingPart: readonly EnrollmentState[] = ['registered', 'active', 'paused', 'resubmitting'];

/** Who seals together now. */
@Injectable()
export class TeamRound {
  constructor(
    private readonly teams: TeamRepository,
    private readonly people: PersonQueries,
  ) {}

  /**
   * The members whose open attempt is on details that the team shows, in the order of their enrollments. A member whose
   * next attempt waits for a coach seals later, and one whose attempt is only on their own details seals alone.
   */
  async members(
    manager: EntityManager,
    team: Pick<Team, 'id'>,
    version: OwnSubmission['version'],
  ): Promise<RoundMember[]> {
    const enrollments = (await this.teams.members(manager, team.id)).filter(({ state }) => takingPart.includes(state));
    const people = await this.people.byIds(
      enrollments.map(({ personId }) => personId),
      manager,
    );
    const round: RoundMember[] = [];
    for (const enrollment of enrollments) {
      const submission = await manager.findOneBy(Submission, { enrollmentId: enrollment.id, state: 'draft' });
      const takesPart =
        submission === null ? enrollment.state !== 'resubmitting' : sealsWithTeam({ submission, version });
      if (takesPart) round.push({ enrollment, name: people.get(enrollment.personId)!.name, submission });
    }
    return round;
  }
}

/** What keeps a member from taking part at all, before anything in their draft. */
export function notStarted({ enrollment, submission, name }: RoundMember): MissingPart | null {
  if (enrollment.state === 'paused')
    return { part: 'start', say: `The time of ${name} is paused. It has to be resumed.` };
  return submission === null ? { part: 'start', say: `${name} has not started.` } : null;
}
