import type { EventRecord } from '#database';
import { PermanentFailure } from '#jobs';
import type { NewMessage } from './message.repository.js';

/** A letter and who it is to; null when there is nothing to write. */
export type Composer = (event: EventRecord) => Promise<Omit<NewMessage, 'dedupeKey'> | null>;

/** @throws PermanentFailure when the event lacks it: no later attempt would find it. */
export function textOf(event: EventRecord, key: string): string {
  const value = event.payload[key];
  if (typeof value !== 'string') throw new PermanentFailure(`The event ${event.type} has no ${key}.`);
  return value;
}

export function optionalTextOf(event: EventRecord, key: string): string | null {
  const value = event.payload[key];
  return typeof value === 'string' ? value : null;
}
