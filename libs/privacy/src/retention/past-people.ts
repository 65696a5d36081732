import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { sqlWords } from '#database';
import { lastSeenSql } from '#identity';
import { enrollmentLifecycle, enrollmentsSql } from '#pilots';
import { heldPeopleSql } from '../holds/legal-holds.js';
import { type RetainedKind, retainedKinds } from '../vocabulary.js';

export interface PastPerson {
  id: string;
  activeAt: Date;
}

/** In these states, an enrollment still goes on, whatever its candidate did last. */
const unfinished = sqlWords(enrollmentLifecycle.statesAllowing('withdraw'));

/**
 * People of the program $6 whose last activity was before $1, whom no hold protects and no enrollment keeps, and about whom this kind of
 * record ($2) was not deleted since. The account goes after everything else, and never that of an administrator.
 */
const pastSql = `
  SELECT person.id, person.active_at AS "activeAt" FROM (
    SELECT seen.*, date_trunc('milliseconds', greatest(seen.seen_at,
             (SELECT max(e.occurred_at) FROM event e WHERE e.actor_id = seen.id::text))) AS active_at
      FROM ${lastSeenSql} AS seen WHERE seen.program_id = $6 AND seen.erased_at IS NULL AND seen.seen_at < $1) AS person
   WHERE person.active_at < $1
     AND person.id NOT IN (SELECT held.person_id FROM ${heldPeopleSql} AS held WHERE held.person_id IS NOT NULL)
     AND NOT EXISTS (SELECT FROM ${enrollmentsSql} e WHERE e.person_id = person.id AND e.state IN (${unfinished}))
     AND NOT EXISTS (SELECT FROM erasure WHERE erasure.person_id = person.id AND erasure.state = 'due')
     AND NOT EXISTS (SELECT FROM retention r WHERE r.person_id = person.id AND r.kind = $2 AND r.done_at IS NOT NULL AND r.active_at >= person.active_at)
     AND ($2 <> 'account' OR NOT person.roles @> '{administrator}')
     AND (SELECT count(DISTINCT r.kind) FROM retention r WHERE r.person_id = person.id AND r.kind <> $2
             AND r.done_at IS NOT NULL AND r.active_at >= person.active_at) >= $3`;

/** Finds the people about whom a kind of record is past its period. */
@Injectable()
export class PastPeople {
  /** The longest away first. `whatever`: also an account about which other records are not deleted yet. */
  of(
    manager: EntityManager,
    { programId, kind, before }: { programId: string; kind: RetainedKind; before: Date },
    { limit, only = null, whatever = false }: { limit: number | null; only?: string | null; whatever?: boolean },
  ): Promise<PastPerson[]> {
    const deletedBefore = kind === 'account' && !whatever ? retainedKinds.length - 1 : 0;
    return manager.query(
      `${pastSql}
        AND ($4::uuid IS NULL OR person.id = $4) ORDER BY person.active_at, person.id LIMIT $5`,
      [before, kind, deletedBefore, only, limit, programId],
    );
  }
}
