import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { EventRecord, Task } from '#database';
import { type Laurel, pastTheTriggers, startLaurel } from '#testing';
import { Delivery } from '../delivery/delivery.entity.js';
import { RetryDelivery } from './retry-delivery.js';

const eventId = '0199c000-0000-7000-8000-000000000001';
const taskId = '0199c000-0000-7000-8000-000000000002';
const actor = { id: 'an-administrator' };

describe('retrying a delivery or a task that was given up', () => {
  let laurel: Laurel;
  beforeAll(async () => {
    laurel = await startLaurel();
  });
  beforeEach(async () => {
    await pastTheTriggers(laurel.dataSource, 'TRUNCATE event, record_pending, task CASCADE');
    const at = laurel.clock.now();
    const bell = { subjectKind: 'bell', subjectId: 'big-ben', payload: {} };
    const givenUp = { queue: 'bells', dueAt: at, attempts: 14, failedAt: at, lastError: 'deaf' };
    const event = { ...bell, id: eventId, type: 'bell.rung', occurredAt: at, relayedAt: at };
    await laurel.dataSource.manager.insert(EventRecord, event);
    await laurel.dataSource.manager.insert(Delivery, { ...givenUp, eventId, listener: 'HearBells' });
    await laurel.dataSource.manager.insert(Task, { ...givenUp, ...bell, id: taskId, name: 'bell.cast', createdAt: at });
    laurel.clock.advance({ minutes: 1 });
  });
  afterAll(() => laurel.stop());

  const fresh = () => ({ attempts: 0, failedAt: null, dueAt: laurel.clock.now() });
  const told = async (type: string) => laurel.dataSource.manager.findOneBy(EventRecord, { type });

  it('starts a delivery again, and the audit trail says who asked', async () => {
    await laurel.get(RetryDelivery).run({ actor, eventId, listener: 'HearBells' });
    expect(await laurel.dataSource.manager.findOneBy(Delivery, { eventId })).toMatchObject(fresh());
    expect(await told('delivery.retried')).toMatchObject({ actorId: actor.id, payload: { listener: 'HearBells' } });
  });

  it('starts a task again, which is addressed by its id and its name', async () => {
    await laurel.get(RetryDelivery).run({ actor, eventId: taskId, listener: 'bell.cast' });
    expect(await laurel.dataSource.manager.findOneBy(Task, { id: taskId })).toMatchObject(fresh());
    expect(await told('task.retried')).toMatchObject({ actorId: actor.id, payload: { name: 'bell.cast' } });
  });

  it('is refused while Laurel is still trying, and for a delivery or a task that does not exist', async () => {
    for (const key of [
      { eventId, listener: 'HearBells' },
      { eventId: taskId, listener: 'bell.cast' },
    ]) {
      await laurel.get(RetryDelivery).run({ actor, ...key });
      await expect(laurel.get(RetryDelivery).run({ actor, ...key })).rejects.toMatchObject({
        code: 'delivery.not-failed',
      });
    }
    for (const key of [
      { eventId, listener: 'Nobody' },
      { eventId: taskId, listener: 'bell.melt' },
    ])
      await expect(laurel.get(RetryDelivery).run({ actor, ...key })).rejects.toMatchObject({
        code: 'delivery.not-found',
      });
  });
});
