import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { decodeCursor, type Page, toPage } from '#database';
import type { DeliveryState } from '../vocabulary.js';

/** A delivery of an event to a listener, or a task. */
export interface DeliveryView {
  /** The event's id, or the task's. */
  eventId: string;
  /** The type of the event, or the name of the task. */
  eventType: string;
  subject: { kind: string; id: string };
  /** The listener's name, or the task's. */
  listener: string;
  /** Empty while no worker has taken the task. */
  queue: string;
  state: DeliveryState;
  attempts: number;
  dueAt: Date;
  handledAt: Date | null;
  failedAt: Date | null;
  lastError: string | null;
  progress: { done: number; total: number } | null;
}

export interface DeliveryFilter {
  programId: string;
  state: DeliveryState;
  cursor?: string;
  limit: number;
}

interface DeliveryRow extends Omit<DeliveryView, 'subject' | 'state' | 'progress'> {
  subjectKind: string;
  subjectId: string;
  progressDone: number | null;
  progressTotal: number | null;
}

const schedule = `attempts, due_at AS "dueAt", failed_at AS "failedAt", last_error AS "lastError",
       progress_done AS "progressDone", progress_total AS "progressTotal"`;

/** Each half takes its own page by its key, so that PostgreSQL reads neither table to its end. */
const deliveriesSql = (condition: string): string =>
  `SELECT event_id AS "eventId", event.type AS "eventType", subject_kind AS "subjectKind", subject_id AS "subjectId",
          listener, queue, handled_at AS "handledAt", ${schedule}
     FROM delivery JOIN event ON event.id = event_id
    WHERE ${condition} AND coalesce(event.program_id, $4) = $4 AND ($1::uuid IS NULL OR (event_id, listener) < ($1, $2))
    ORDER BY event_id DESC, listener DESC LIMIT $3`;

const tasksSql = (condition: string): string =>
  `SELECT id AS "eventId", name AS "eventType", subject_kind AS "subjectKind", subject_id AS "subjectId",
          name AS listener, coalesce(queue, '') AS queue, NULL::timestamptz AS "handledAt", ${schedule}
     FROM task
    WHERE ${condition} AND coalesce(program_of(subject_kind, subject_id), $4) = $4 AND ($1::uuid IS NULL OR (id, name) < ($1, $2))
    ORDER BY id DESC LIMIT $3`;

const both = (deliveries: string, tasks: string): string =>
  `(${deliveries}) UNION ALL (${tasks}) ORDER BY "eventId" DESC, listener DESC LIMIT $3`;

/** A task that is done is deleted, so no task is handled. */
const statements: Record<DeliveryState, string> = {
  waiting: both(deliveriesSql('handled_at IS NULL AND failed_at IS NULL'), tasksSql('failed_at IS NULL')),
  failed: both(deliveriesSql('failed_at IS NOT NULL'), tasksSql('failed_at IS NOT NULL')),
  handled: deliveriesSql('handled_at IS NOT NULL'),
};

/** Reads which deliveries and tasks are waiting, failed, or done. */
@Injectable()
export class DeliveryQueries {
  constructor(private readonly dataSource: DataSource) {}

  /** Deliveries of events and tasks of the program, and of none, in one state, the newest first. */
  async page({ programId, state, cursor, limit }: DeliveryFilter): Promise<Page<DeliveryView>> {
    const [id, name] = cursor === undefined ? [null, null] : decodeCursor(cursor, 2);
    const rows = await this.dataSource.query<DeliveryRow[]>(statements[state], [id, name, limit + 1, programId]);
    return toPage(
      rows,
      limit,
      (row) => [row.eventId, row.listener],
      (row) => toView(row, state),
    );
  }

  /** Whether nothing is left to do: no event to relay, and each delivery and task is done or given up. */
  async isIdle(): Promise<boolean> {
    const [row] = await this.dataSource.query<{ busy: boolean }[]>(
      `SELECT EXISTS (SELECT FROM event WHERE relayed_at IS NULL)
           OR EXISTS (SELECT FROM delivery WHERE handled_at IS NULL AND failed_at IS NULL)
           OR EXISTS (SELECT FROM task WHERE failed_at IS NULL) AS busy`,
    );
    return !row!.busy;
  }
}

function toView(row: DeliveryRow, state: DeliveryState): DeliveryView {
  const { subjectKind, subjectId, progressDone, progressTotal, ...rest } = row;
  const progress =
    progressDone !== null && progressTotal !== null ? { done: progressDone, total: progressTotal } : null;
  return { ...rest, subject: { kind: subjectKind, id: subjectId }, state, progress };
}
