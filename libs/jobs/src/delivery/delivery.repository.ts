import { Injectable } from '@nestjs/common';
import { EventRecord, type Tx } from '#database';
import { IsNull } from 'typeorm';
import { ScheduledRepository } from '../running/scheduled.repository.js';
import { Delivery } from './delivery.entity.js';

/** The key of a delivery: its event and its listener. */
export interface DeliveryKey {
  eventId: string;
  listener: string;
}

/** A delivery that is due, with its queue. */
export interface DueDelivery extends DeliveryKey {
  queue: string;
}

interface BegunDelivery {
  attempt: number;
  event: EventRecord;
}

/** Writes deliveries. */
@Injectable()
export class DeliveryRepository extends ScheduledRepository<Delivery, DeliveryKey, BegunDelivery> {
  constructor() {
    super(Delivery, { handledAt: IsNull() });
  }

  /**
   * Takes up to `limit` new events, in order, and writes a delivery for each of their listeners. It also marks events
   * without listeners. Relays that run at the same time take different events.
   * @returns how many events were taken.
   */
  async distribute(
    tx: Tx,
    listenersTo: (eventType: string) => { name: string; queue: string }[],
    at: Date,
    limit: number,
  ): Promise<number> {
    const events = await tx
      .createQueryBuilder(EventRecord, 'event')
      .where('event.relayed_at IS NULL')
      .orderBy('event.id')
      .limit(limit)
      .setLock('pessimistic_write')
      .setOnLocked('skip_locked')
      .getMany();
    if (events.length === 0) return 0;
    const deliveries = events.flatMap(({ id, type }) =>
      listenersTo(type).map(({ name, queue }) => ({ eventId: id, listener: name, queue, dueAt: at, attempts: 0 })),
    );
    if (deliveries.length > 0)
      await tx.createQueryBuilder().insert().into(Delivery).values(deliveries).orIgnore().execute();
    await tx.query('UPDATE event SET relayed_at = $1 WHERE id = ANY($2)', [at, events.map((event) => event.id)]);
    return events.length;
  }

  /** Takes up to `limit` due deliveries and postpones their next due time to the end of the lease. */
  async takeDue(tx: Tx, at: Date, leasedUntil: Date, limit: number): Promise<DueDelivery[]> {
    const [taken] = await tx.query<[DueDelivery[], number]>(
      `UPDATE delivery SET due_at = $2
        WHERE (event_id, listener) IN (
          SELECT event_id, listener FROM delivery
           WHERE handled_at IS NULL AND failed_at IS NULL AND due_at <= $1
           ORDER BY due_at, event_id LIMIT $3 FOR UPDATE SKIP LOCKED)
        RETURNING event_id AS "eventId", listener, queue`,
      [at, leasedUntil, limit],
    );
    return taken.sort((one, other) => (one.eventId < other.eventId ? -1 : 1));
  }

  async begin(tx: Tx, key: DeliveryKey): Promise<BegunDelivery | null> {
    const [rows] = await tx.query<[(EventRecord & { attempt: number })[], number]>(
      `UPDATE delivery SET attempts = attempts + 1 FROM event
        WHERE event_id = $1 AND listener = $2 AND handled_at IS NULL AND failed_at IS NULL AND event.id = event_id
        RETURNING attempts AS attempt, event.id, event.type, event.subject_kind AS "subjectKind", event.subject_id AS "subjectId",
                  event.actor_id AS "actorId", event.payload, event.occurred_at AS "occurredAt", event.relayed_at AS "relayedAt"`,
      [key.eventId, key.listener],
    );
    if (rows[0] === undefined) return null;
    const { attempt, ...event } = rows[0];
    return { attempt, event };
  }

  async complete(tx: Tx, key: DeliveryKey, at: Date): Promise<void> {
    await tx.update(Delivery, key, { handledAt: at, failedAt: null, lastError: null });
  }

  /** Removes up to `limit` deliveries that were handled before an instant. A late job for one of them does nothing. */
  async forgetHandled(tx: Tx, before: Date, limit: number): Promise<number> {
    const [, forgotten] = await tx.query<[unknown[], number]>(
      `DELETE FROM delivery WHERE (event_id, listener) IN (
         SELECT event_id, listener FROM delivery WHERE handled_at < $1 LIMIT $2 FOR UPDATE SKIP LOCKED)`,
      [before, limit],
    );
    return forgotten;
  }
}
