import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import type { Tx } from '#database';
import { atOneSchool, PersonQueries } from '#identity';
import { Enrollment } from '../enrollment.entity.js';
import { refuseFaults, repeated } from '../faults.policy.js';
import { TeamMember } from '../team.entity.js';
import { memberFaults, type TeamCandidate } from './team-members.policy.js';

/** Finds and checks the enrollments that are to be a team. */
@Injectable()
export class TeamCandidates {
  constructor(private readonly people: PersonQueries) {}

  /**
   * The school of the team.
   * @throws DomainError `team.invalid` with every enrollment that cannot be in it.
   */
  async check(
    tx: Tx,
    enrollmentIds: readonly string[],
    place: { pilotId: string; versionId: string; teamId: string | null },
  ): Promise<string> {
    const enrollments = await tx.find(Enrollment, { where: { id: In([...enrollmentIds]) }, order: { id: 'ASC' } });
    const members = await tx.findBy(TeamMember, { enrollmentId: In([...enrollmentIds]) });
    const people = await this.people.byIds(
      enrollments.map(({ personId }) => personId),
      tx,
    );
    const found = enrollmentIds.map((id) => enrollments.find((enrollment) => enrollment.id === id));
    const first = people.get(found.find((one) => one !== undefined)?.personId ?? '');
    const candidates = found.map((enrollment): TeamCandidate | null => {
      if (enrollment === undefined || first === undefined) return null;
      const { id: enrollmentId, pilotId, versionId, state } = enrollment;
      const person = people.get(enrollment.personId)!;
      const teamId = members.find((member) => member.enrollmentId === enrollmentId)?.teamId ?? null;
      return {
        enrollmentId,
        name: person.name,
        pilotId,
        versionId,
        state,
        teamId,
        sameSchool: atOneSchool(person, first),
      };
    });
    refuseFaults('team.invalid', 'These people cannot be a team. Nothing was changed.', [
      ...repeated(enrollmentIds, (index) => `/enrollmentIds/${index}`),
      ...memberFaults(candidates, place),
    ]);
    return first!.school!;
  }
}
