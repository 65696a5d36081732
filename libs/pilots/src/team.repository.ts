import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { type Locked, lockRow, type Tx } from '#database';
import { notFound } from '#kernel';
import { Enrollment } from './enrollment.entity.js';
import { Team, TeamMember } from './team.entity.js';

/** Stores teams and who is in them. */
@Injectable()
export class TeamRepository {
  /** @throws DomainError `team.not-found` */
  async find(manager: EntityManager, teamId: string): Promise<Team> {
    const team = await manager.findOneBy(Team, { id: teamId });
    if (team === null) throw notFound('team');
    return team;
  }

  /** Finds a team and locks it until the transaction ends. Lock a team before its enrollments and submissions. */
  lock(tx: Tx, teamId: string): Promise<Locked<Team>> {
    return lockRow(tx, Team, { id: teamId }, 'team');
  }

  /** The team of an enrollment; null when it is in none. */
  async ofEnrollment(manager: EntityManager, enrollmentId: string): Promise<Team | null> {
    const member = await manager.findOneBy(TeamMember, { enrollmentId });
    return member && (await this.find(manager, member.teamId));
  }

  /** The enrollments of a team without those that were withdrawn, in the order of their ids. */
  members(manager: EntityManager, teamId: string): Promise<Enrollment[]> {
    return manager
      .createQueryBuilder(Enrollment, 'enrollment')
      .innerJoin(TeamMember, 'member', 'member.enrollmentId = enrollment.id')
      .where(`member.teamId = :teamId AND enrollment.state <> 'withdrawn'`, { teamId })
      .orderBy('enrollment.id')
      .getMany();
  }

  /** Records the first seal. From then on nobody joins or leaves. */
  async recordSeal(tx: Tx, { id, sealedAt, revision }: Locked<Team>, at: Date): Promise<void> {
    if (sealedAt === null) await tx.update(Team, { id }, { sealedAt: at, revision: revision + 1 });
  }
}
