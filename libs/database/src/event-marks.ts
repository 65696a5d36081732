import { createHmac, hkdfSync, timingSafeEqual } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { CONFIGURATION, type Configuration } from '#config';
import { canonicalJson } from '#kernel';
import type { EventRecord } from './event.entity.js';

type Marked = Omit<EventRecord, 'relayedAt' | 'mark'>;

/**
 * Marks events with a key made from SECRET. Somebody who can write to the database but does not have SECRET cannot
 * add an event that passes for Laurel's. The mark is checked once, when the event gets its place in the record.
 */
@Injectable()
export class EventMarks {
  private readonly key: Buffer;

  constructor(@Inject(CONFIGURATION) { secret }: Pick<Configuration, 'secret'>) {
    this.key = Buffer.from(hkdfSync('sha256', secret, '', 'laurel/event-mark/1', 32));
  }

  of({ id, type, subjectKind, subjectId, actorId, payload, occurredAt }: Marked): Buffer {
    const content = { id, type, subjectKind, subjectId, actorId, payload: stored(payload), at: occurredAt.getTime() };
    return createHmac('sha256', this.key).update(canonicalJson(content)).digest();
  }

  isGenuine(event: Marked, mark: Buffer | null): boolean {
    const expected = this.of(event);
    return mark?.length === expected.length && timingSafeEqual(mark, expected);
  }
}

/** The payload as it comes back from the database. */
const stored = (payload: unknown): unknown => JSON.parse(JSON.stringify(payload));
