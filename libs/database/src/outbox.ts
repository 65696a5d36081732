import { Injectable } from '@nestjs/common';
import { Clock, Ids } from '#kernel';
import { EventRecord } from './event.entity.js';
import type { NewEvent } from './event-type.js';
import type { Tx } from './transactor.js';

/** Records what an operation did, in its own transaction. It takes declared events only. */
@Injectable()
export class Outbox {
  constructor(
    private readonly clock: Clock,
    private readonly ids: Ids,
  ) {}

  /** Appends events in order. They are relayed to the queue only if the transaction commits. */
  async append(tx: Tx, ...events: NewEvent[]): Promise<void> {
    const occurredAt = this.clock.now();
    await tx.insert(
      EventRecord,
      events.map((event) => ({
        id: this.ids.next(),
        type: event.type,
        subjectKind: event.subjectKind,
        subjectId: event.subjectId,
        actorId: event.actorId,
        payload: event.payload as never,
        occurredAt,
        relayedAt: null,
      })),
    );
  }
}
