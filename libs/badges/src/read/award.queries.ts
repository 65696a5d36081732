import { Injectable } from '@nestjs/common';
import { DataSource, type SelectQueryBuilder } from 'typeorm';
import { decodeCursor, type Page, toPage } from '#database';
import { notFound } from '#kernel';
import { peopleSql } from '#identity';
import { decisionsSql, releaseItemsSql } from '#reviews';
import { submissionsSql } from '#submissions';
import { Achievement } from '../achievement.entity.js';
import { Award, AwardHistory } from '../award.entity.js';
import { Addresses } from '../addresses.policy.js';
import { awardLifecycle } from '../award.lifecycle.js';
import type { AchievementKind, AwardCommand, AwardHistoryCommand, AwardState } from '../vocabulary.js';

/** An award with its achievement and its holder. */
export interface AwardView {
  id: string;
  /** The level is null for a stack and the whole: each part has its own. The stack is null for the whole. */
  achievement: {
    id: string;
    kind: AchievementKind;
    code: string;
    title: string;
    level: string | null;
    stack: string | null;
  };
  person: { id: string; name: string };
  /** Null for a stack and the whole. */
  enrollmentId: string | null;
  state: AwardState;
  /** When the badge was first issued. */
  issuedAt: Date;
  /** When it stops being valid. Null: it does not end. */
  validUntil: Date | null;
  /** The badge's public address. */
  url: string;
  /** The address of the current credential, or the last one. */
  credentialUrl: string;
  revision: number;
}

export interface AwardHistoryLine {
  command: AwardHistoryCommand;
  from: AwardState | null;
  to: AwardState;
  reason: string | null;
  /**
   * Null when Laurel did it: after a decision, because a part changed, or because the holder's address or DID changed.
   */
  actorId: string | null;
  at: Date;
  credentialUrl: string;
}

/**
 * An award with its history, and the commands that its state allows. A stack or the whole allows none: it follows its
 * parts.
 */
export interface AwardInFull extends AwardView {
  allowed: AwardCommand[];
  history: AwardHistoryLine[];
}

interface Narrowed {
  state?: AwardState;
  /** The micro-credential's code, or the stack's. */
  microCredential?: string;
  cursor?: string;
  limit: number;
}

/** The awards of a program, or of a person, who is in one. */
export type AwardFilter = Narrowed &
  ({ programId: string; personId?: string } | { programId?: undefined; personId: string });

/** Reads awards, for their holders and for administrators. */
@Injectable()
export class AwardQueries {
  constructor(
    private readonly dataSource: DataSource,
    private readonly addresses: Addresses,
  ) {}

  /** @throws DomainError `award.not-found` */
  async byId(id: string): Promise<AwardInFull> {
    const row = (await this.rows().andWhere('award.id = :id', { id }).getRawMany<AwardRow>())[0];
    if (row === undefined) throw notFound('award');
    const lines = await this.dataSource.manager.find(AwardHistory, { where: { awardId: id }, order: { id: 'ASC' } });
    return {
      ...this.viewOf(row),
      allowed: row.achievement.kind === 'micro-credential' ? awardLifecycle.allowed(row.state) : [],
      history: lines.map(({ command, fromState, toState, reason, actorId, at, credentialId }) => ({
        command,
        from: fromState,
        to: toState,
        reason,
        actorId,
        at,
        credentialUrl: this.addresses.credential(credentialId),
      })),
    };
  }

  /** A page of awards, latest first. */
  async page({ programId, personId, state, microCredential, cursor, limit }: AwardFilter): Promise<Page<AwardView>> {
    const query = this.rows();
    if (programId !== undefined) query.andWhere('achievement.program_id = :programId', { programId });
    if (personId !== undefined) query.andWhere('award.person_id = :personId', { personId });
    if (state !== undefined) query.andWhere('award.state = :state', { state });
    if (microCredential !== undefined) query.andWhere('achievement.code = :microCredential', { microCredential });
    if (cursor !== undefined) query.andWhere('award.id < :after', { after: decodeCursor(cursor, 1)[0] });
    const rows = await query
      .orderBy('award.id', 'DESC')
      .limit(limit + 1)
      .getRawMany<AwardRow>();
    return toPage(
      rows,
      limit,
      ({ id }) => [id],
      (row) => this.viewOf(row),
    );
  }

  /** For the decisions of a release: how many earned a badge, and how many of those badges are issued. */
  async countOfRelease(releaseId: string): Promise<{ earned: number; issued: number }> {
    const [row] = await this.dataSource.query<{ earned: number; issued: number }[]>(
      `SELECT count(*)::int AS earned, count(a.id)::int AS issued
         FROM ${releaseItemsSql} AS i
         JOIN ${decisionsSql} AS d ON d.id = i.decision_id AND d.released_at IS NOT NULL AND d.outcome = 'met'
         JOIN ${submissionsSql} AS s ON s.id = d.submission_id
         LEFT JOIN award a ON a.enrollment_id = s.enrollment_id
        WHERE i.release_id = $1`,
      [releaseId],
    );
    return row!;
  }

  private rows(): SelectQueryBuilder<Award> {
    return this.dataSource.manager
      .createQueryBuilder(Award, 'award')
      .innerJoin(Achievement, 'achievement', 'achievement.id = award.achievement_id')
      .innerJoin(peopleSql, 'person', 'person.id = award.person_id')
      .select('award.id', 'id')
      .addSelect('award.state', 'state')
      .addSelect('award.issued_at', 'issuedAt')
      .addSelect('award.valid_until', 'validUntil')
      .addSelect('award.enrollment_id', 'enrollmentId')
      .addSelect('award.credential_id', 'credentialId')
      .addSelect('award.revision', 'revision')
      .addSelect('person.id', 'personId')
      .addSelect('person.name', 'name')
      .addSelect(
        `json_build_object('id', achievement.id, 'kind', achievement.kind, 'code', achievement.code, 'title', achievement.title, 'level', achievement.level, 'stack', achievement.stack)`,
        'achievement',
      )
      .where('true');
  }

  private viewOf({ personId, name, credentialId, ...row }: AwardRow): AwardView {
    return {
      ...row,
      person: { id: personId, name },
      url: this.addresses.badge(row.id),
      credentialUrl: this.addresses.credential(credentialId),
    };
  }
}

interface AwardRow extends Pick<
  Award,
  'id' | 'state' | 'issuedAt' | 'validUntil' | 'enrollmentId' | 'credentialId' | 'revision'
> {
  personId: string;
  name: string;
  achievement: AwardView['achievement'];
}
