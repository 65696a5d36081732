import { Injectable } from '@nestjs/common';
import { Clock, Ids } from '#kernel';
import { EventRecord } from './event.entity.js';
import type { Tx } from './transactor.js';

export interface NewEvent {
  type: `${string}.${string}`;
  subject: { kind: string; id: string };
  /** Absent when the clock, not a person, did it. */
  actorId?: string | null;
  payload?: Record<string, unknown>;
}

/** Where an operation writes down what it did, in its own transaction. */
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
        subjectKind: event.subject.kind,
        subjectId: event.subject.id,
        actorId: event.actorId ?? null,
        payload: (event.payload ?? {}) as never,
        occurredAt,
        relayedAt: null,
      })),
    );
  }
}
