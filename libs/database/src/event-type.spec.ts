import { describe, expect, it } from '@jest/globals';
import { z } from 'zod';
import { EventRecord } from './event.entity.js';
import { about, declareEvents, type EventOf } from './event-type.js';
import type { Outbox } from './outbox.js';
import type { Tx } from './transactor.js';

const bellEvents = declareEvents({
  'bell.rung': about('bell', { times: z.int(), by: z.string().optional() }),
  'bell.cast': about('bell', {}),
});

const stored = (payload: Record<string, unknown>): EventRecord =>
  Object.assign(new EventRecord(), {
    id: '019ab0c2-7d1e-7c3a-9f52-3b1f8a6f0a11',
    type: 'bell.rung',
    subjectKind: 'bell',
    subjectId: 'big-ben',
    actorId: null,
    payload,
    occurredAt: new Date('2026-03-02T15:00:00Z'),
    relayedAt: null,
  });

describe('a declared event', () => {
  it('has its name, its subject and its payload', () => {
    expect(bellEvents['bell.rung']({ subjectId: 'big-ben', actorId: 'ringer', payload: { times: 3 } })).toEqual({
      type: 'bell.rung',
      subjectKind: 'bell',
      subjectId: 'big-ben',
      actorId: 'ringer',
      payload: { times: 3 },
    });
  });

  it('needs no payload when it declares none', () => {
    expect(bellEvents['bell.cast']({ subjectId: 'big-ben' })).toMatchObject({ actorId: null, payload: {} });
  });

  it('refuses a payload of another shape', () => {
    const payload = { times: 'three' } as unknown as { times: number };
    expect(() => bellEvents['bell.rung']({ subjectId: 'big-ben', payload })).toThrow(z.ZodError);
  });

  it('reaches a listener with its type, without keys of another version', () => {
    const event: EventOf<[(typeof bellEvents)['bell.rung']]> = bellEvents['bell.rung'].read(
      stored({ times: 3, loud: true }),
    );
    expect(event.payload).toEqual({ times: 3 });
  });

  it('does not reach a listener when it was stored with another shape', () => {
    expect(() => bellEvents['bell.rung'].read(stored({}))).toThrow(z.ZodError);
  });
});

/** Never runs. The compiler checks it, and fails when one of these lines is no longer an error. */
export function doesNotCompile(tx: Tx, outbox: Outbox): unknown[] {
  return [
    // @ts-expect-error nobody declares this event
    bellEvents['bell.wrung'],
    // @ts-expect-error this event has another payload
    bellEvents['bell.rung']({ subjectId: 'big-ben', payload: { hours: 3 } }),
    // @ts-expect-error this event needs its payload
    bellEvents['bell.rung']({ subjectId: 'big-ben' }),
    // @ts-expect-error the outbox takes declared events only
    outbox.append(tx, { type: 'bell.rung', subjectKind: 'bell', subjectId: 'big-ben', actorId: null, payload: {} }),
  ];
}
