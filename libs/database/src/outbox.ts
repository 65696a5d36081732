import { Injectable } from '@nestjs/common';
import { Clock, Ids } from '#kernel';
import { EventMarks } from './event-marks.js';
import { EventRecord } from './event.entity.js';
import type { NewEvent } from './event-type.js';
import type { Tx } from './transactor.js';

/** Records what an operation did, in its own transaction. It takes declared events only. */
@Injectable()
export class Outbox {
  constructor(
    private readonly clock: Clock,
    private readonly ids: Ids,
    private readonly marks: EventMarks,
  ) {}

  /** Appends events in order. They are relayed to the queue only if the transaction commits. */
  async append(tx: Tx, ...events: NewEvent[]): Promise<void> {
    const occurredAt = this.clock.now();
    const records = events.map((event) => ({
      id: this.ids.next(),
      type: event.type,
      subjectKind: event.subjectKind,
      subjectId: event.subjectId,
      actorId: event.actorId,
      payload: event.payload,
      occurredAt,
      relayedAt: null,
    }));
    await tx.insert(EventRecord, records.map((record) => ({ ...record, mark: this.marks.of(record) })) as never);
  }
}
