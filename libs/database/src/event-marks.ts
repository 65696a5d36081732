import { createHmac, hkdfSync, timingSafeEqual } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { CONFIGURATION, type Configuration, secretsOf } from '#config';
import { canonicalJson } from '#kernel';
import type { EventRecord } from './event.entity.js';

type Marked = Omit<EventRecord, 'relayedAt' | 'mark'>;

/**
 * Marks events with a key made from SECRET. Somebody who can write to the database but does not have SECRET cannot
 * add an event that passes for Laurel's. The mark is checked once, when the event gets its place in the record.
 */
@Injectable()
export class EventMarks {
  /** The key of SECRET, then the one of SECRET_PREVIOUS, whose marks may still wait to be checked. */
  private readonly keys: Buffer[];

  constructor(@Inject(CONFIGURATION) configuration: Pick<Configuration, 'secret' | 'secretPrevious'>) {
    this.keys = secretsOf(configuration).map((secret) =>
      Buffer.from(hkdfSync('sha256', secret, '', 'laurel/event-mark/1', 32)),
    );
  }

  of(event: Marked): Buffer {
    return markOf(event, this.keys[0]!);
  }

  isGenuine(event: Marked, mark: Buffer | null): boolean {
    return this.keys.some((key) => {
      const expected = markOf(event, key);
      return mark?.length === expected.length && timingSafeEqual(mark, expected);
    });
  }
}

function markOf({ id, type, subjectKind, subjectId, actorId, payload, occurredAt }: Marked, key: Buffer): Buffer {
  const content = { id, type, subjectKind, subjectId, actorId, payload: stored(payload), at: occurredAt.getTime() };
  return createHmac('sha256', key).update(canonicalJson(content)).digest();
}

/** The payload as it comes back from the database. */
const stored = (payload: unknown): unknown => JSON.parse(JSON.stringify(payload));
