import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { EventRecord, Task, Transactor } from '#database';
import { aPerson, type Laurel, startLaurel } from '#testing';
import { Message } from '../message.entity.js';
import { MessageRepository } from '../message.repository.js';
import { RetryMessage } from './retry-message.js';

describe('retrying a message', () => {
  let laurel: Laurel;
  let messageId: string;
  let personId: string;
  const actor = { id: 'an-administrator' };
  beforeAll(async () => {
    laurel = await startLaurel();
    personId = (await aPerson(laurel)).id;
    const letter = { kind: 'registered', subject: 'A seat', text: 'It is yours.' } as const;
    await laurel
      .get(Transactor)
      .run((tx) => laurel.get(MessageRepository).add(tx, { dedupeKey: 'a-key', personId, letter }));
    messageId = (await laurel.dataSource.manager.findOneByOrFail(Message, { personId })).id;
    await laurel.dataSource.query('DELETE FROM task');
  });
  afterAll(() => laurel.stop());

  it('that did not fail is refused, and adds no task', async () => {
    await expect(laurel.get(RetryMessage).run({ actor, messageId })).rejects.toMatchObject({
      code: 'message.not-failed',
      details: { state: 'queued' },
    });
    expect(await laurel.dataSource.manager.count(Task)).toBe(0);
  });

  it('that failed queues it, and the audit trail says who asked', async () => {
    await laurel.dataSource.manager.update(
      Message,
      { id: messageId },
      { state: 'failed', undeliveredAt: laurel.clock.now() },
    );
    expect(await laurel.get(RetryMessage).run({ actor, messageId })).toMatchObject({ id: messageId, state: 'queued' });
    expect(await laurel.dataSource.manager.find(Task)).toMatchObject([
      { name: 'message.send', subjectId: messageId, actorId: 'an-administrator' },
    ]);
    expect(await laurel.dataSource.manager.findBy(EventRecord, { subjectId: messageId })).toMatchObject([
      { type: 'message.retried', actorId: 'an-administrator', payload: { personId, kind: 'registered' } },
    ]);
  });

  it('that does not exist is refused', async () => {
    const unknown = '0199c000-0000-7000-8000-000000000001';
    await expect(laurel.get(RetryMessage).run({ actor, messageId: unknown })).rejects.toMatchObject({
      code: 'message.not-found',
    });
  });
});
