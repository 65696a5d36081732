import { Injectable } from '@nestjs/common';
import { decodeCursor, EventRecord, type Page, toPage } from '#database';
import { DataSource } from 'typeorm';
import { Delivery } from './delivery.entity.js';
import type { DeliveryState } from './vocabulary.js';

export interface DeliveryView {
  eventId: string;
  eventType: string;
  subject: { kind: string; id: string };
  listener: string;
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
  state: DeliveryState;
  cursor?: string;
  limit: number;
}

const conditions: Record<DeliveryState, string> = {
  waiting: 'delivery.handled_at IS NULL AND delivery.failed_at IS NULL',
  failed: 'delivery.failed_at IS NOT NULL',
  handled: 'delivery.handled_at IS NOT NULL',
};

/** What is under way, what has failed, and what is done. */
@Injectable()
export class DeliveryQueries {
  constructor(private readonly dataSource: DataSource) {}

  /** Deliveries in one state, the newest event first. */
  async page({ state, cursor, limit }: DeliveryFilter): Promise<Page<DeliveryView>> {
    const query = this.dataSource.manager
      .createQueryBuilder(Delivery, 'delivery')
      .innerJoinAndMapOne('delivery.event', EventRecord, 'event', 'event.id = delivery.event_id')
      .where(conditions[state])
      .orderBy('delivery.event_id', 'DESC')
      .addOrderBy('delivery.listener', 'DESC')
      .limit(limit + 1);
    if (cursor !== undefined) {
      const [eventId, listener] = decodeCursor(cursor, 2);
      query.andWhere('(delivery.event_id, delivery.listener) < (:eventId, :listener)', { eventId, listener });
    }
    const rows = (await query.getMany()) as (Delivery & { event: EventRecord })[];
    return toPage(rows, limit, (row) => [row.eventId, row.listener], toView);
  }

  /** Whether nothing is left to do: every event taken, every delivery handled or given up. */
  async isIdle(): Promise<boolean> {
    const [row] = await this.dataSource.query<{ busy: boolean }[]>(
      `SELECT EXISTS (SELECT FROM event WHERE relayed_at IS NULL)
           OR EXISTS (SELECT FROM delivery WHERE handled_at IS NULL AND failed_at IS NULL) AS busy`,
    );
    return !row!.busy;
  }
}

function toView(row: Delivery & { event: EventRecord }): DeliveryView {
  return {
    eventId: row.eventId,
    eventType: row.event.type,
    subject: { kind: row.event.subjectKind, id: row.event.subjectId },
    listener: row.listener,
    queue: row.queue,
    state: row.handledAt !== null ? 'handled' : row.failedAt !== null ? 'failed' : 'waiting',
    attempts: row.attempts,
    dueAt: row.dueAt,
    handledAt: row.handledAt,
    failedAt: row.failedAt,
    lastError: row.lastError,
    progress:
      row.progressDone !== null && row.progressTotal !== null
        ? { done: row.progressDone, total: row.progressTotal }
        : null,
  };
}
