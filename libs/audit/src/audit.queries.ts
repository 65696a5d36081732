import { Injectable } from '@nestjs/common';
import { decodeCursor, EventRecord, type Page, toPage } from '#database';
import { PersonQueries } from '#identity';
import { DataSource } from 'typeorm';
import { withoutSecrets } from './payload-cleaning.policy.js';

export interface AuditFilter {
  programId: string;
  subjectKind?: string;
  subjectId?: string;
  actorId?: string;
  /** Part of the name or the email address of the people who caused it. */
  actor?: string;
  type?: string;
  /** Instants, ISO 8601: at `from` or later, before `until`. */
  from?: string;
  until?: string;
  cursor?: string;
  limit: number;
}

/** One event, as an auditor reads it. */
export interface AuditEntry {
  id: string;
  type: string;
  subject: { kind: string; id: string };
  /** Null when Laurel did it by itself. The name is null for a client. */
  actor: { id: string; name: string | null } | null;
  occurredAt: Date;
  details: Record<string, unknown>;
}

/** Reads events: the same rows that listeners get. */
@Injectable()
export class AuditQueries {
  constructor(
    private readonly dataSource: DataSource,
    private readonly people: PersonQueries,
  ) {}

  /** Every type of event that there is, in alphabetical order. */
  async types(): Promise<string[]> {
    // From each type to the next in the index: there are many events and few types.
    const rows = await this.dataSource.query<{ type: string }[]>(
      `WITH RECURSIVE found AS (
         (SELECT type FROM event ORDER BY type LIMIT 1)
         UNION ALL
         SELECT (SELECT event.type FROM event WHERE event.type > found.type ORDER BY event.type LIMIT 1) FROM found
          WHERE found.type IS NOT NULL)
       SELECT type FROM found WHERE type IS NOT NULL ORDER BY type`,
    );
    return rows.map(({ type }) => type);
  }

  /** The program's events that match everything that is asked, the latest first. */
  async page({
    programId,
    subjectKind,
    subjectId,
    actorId,
    actor,
    type,
    from,
    until,
    cursor,
    limit,
  }: AuditFilter): Promise<Page<AuditEntry>> {
    const query = this.dataSource.manager
      .createQueryBuilder(EventRecord, 'event')
      .where('event.program_id = :programId', { programId });
    if (subjectKind !== undefined) query.andWhere('event.subject_kind = :subjectKind', { subjectKind });
    if (subjectId !== undefined) query.andWhere('event.subject_id = :subjectId', { subjectId });
    if (actorId !== undefined) query.andWhere('event.actor_id = :actorId', { actorId });
    if (actor !== undefined) {
      const ids = await this.people.idsNamed(programId, actor);
      query.andWhere('event.actor_id = ANY (:ids)', { ids });
    }
    if (type !== undefined) query.andWhere('event.type = :type', { type });
    if (from !== undefined) query.andWhere('event.occurred_at >= :from', { from });
    if (until !== undefined) query.andWhere('event.occurred_at < :until', { until });
    if (cursor !== undefined) query.andWhere('event.id < :before', { before: decodeCursor(cursor, 1)[0] });
    const events = await query
      .orderBy('event.id', 'DESC')
      .limit(limit + 1)
      .getMany();
    const names = await this.people.namesOf(events.map((event) => event.actorId));
    return toPage(
      events,
      limit,
      ({ id }) => [id],
      (event) => toEntry(event, names),
    );
  }
}

function toEntry(
  { id, type, subjectKind, subjectId, actorId, occurredAt, payload }: EventRecord,
  names: ReadonlyMap<string, string>,
): AuditEntry {
  const actor = actorId === null ? null : { id: actorId, name: names.get(actorId) ?? null };
  return {
    id,
    type,
    subject: { kind: subjectKind, id: subjectId },
    actor,
    occurredAt,
    details: withoutSecrets(payload),
  };
}
