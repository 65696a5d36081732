import { Injectable } from '@nestjs/common';
import { decodeCursor, EventRecord, type Page, toPage } from '#database';
import { PersonQueries } from '#identity';
import { DataSource } from 'typeorm';
import { withoutSecrets } from './payload-cleaning.policy.js';

export interface AuditFilter {
  subjectKind?: string;
  subjectId?: string;
  actorId?: string;
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

  /** The events of a subject, of an actor, or all events, the latest first. */
  async page({ subjectKind, subjectId, actorId, cursor, limit }: AuditFilter): Promise<Page<AuditEntry>> {
    const query = this.dataSource.manager.createQueryBuilder(EventRecord, 'event');
    if (subjectKind !== undefined) query.andWhere('event.subject_kind = :subjectKind', { subjectKind });
    if (subjectId !== undefined) query.andWhere('event.subject_id = :subjectId', { subjectId });
    if (actorId !== undefined) query.andWhere('event.actor_id = :actorId', { actorId });
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
