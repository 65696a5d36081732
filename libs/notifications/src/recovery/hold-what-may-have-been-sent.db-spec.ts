import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Transactor } from '#database';
import { aPerson, type Laurel, startLaurel } from '#testing';
import { atWork, noReminders, reminders } from '../../test/reminder-situation.js';
import { Message } from '../message.entity.js';
import { MessageRepository } from '../message.repository.js';
import { SendDueReminders } from '../reminders/send-due-reminders.js';
import { RetryMessage } from '../sending/retry-message.js';
import { HoldWhatMayHaveBeenSent } from './hold-what-may-have-been-sent.js';

describe('after a restore from a backup', () => {
  let laurel: Laurel;
  beforeAll(async () => {
    laurel = await startLaurel();
  });
  afterAll(() => laurel.stop());

  it('emails of the backup are not sent again, until an administrator sends them', async () => {
    await noReminders(laurel);
    const { id: personId } = await aPerson(laurel);
    const letter = { kind: 'registered', subject: 'A seat', text: 'It is yours.' } as const;
    await laurel
      .get(Transactor)
      .run((tx) => laurel.get(MessageRepository).add(tx, { dedupeKey: 'a-seat', personId, letter }));
    const held = await laurel.get(HoldWhatMayHaveBeenSent).run();
    const { manager } = laurel.dataSource;
    const message = await manager.findOneByOrFail(Message, { personId });
    expect(held.messages).toEqual([{ id: message.id, kind: 'registered', queuedAt: message.queuedAt }]);
    expect(message).toMatchObject({ state: 'failed', lastError: expect.stringContaining('may have been sent before') });
    expect((await laurel.get(HoldWhatMayHaveBeenSent).run()).messages).toEqual([]);

    const { id: administrator } = await aPerson(laurel, { roles: ['administrator'] });
    await laurel.get(RetryMessage).run({ actor: { id: administrator }, messageId: message.id });
    expect((await manager.findOneByOrFail(Message, { personId })).state).toBe('queued');
  });

  it('reminders that came due meanwhile are told and not sent late, and the later ones are sent', async () => {
    await noReminders(laurel);
    const { id: enrollmentId } = await atWork(laurel);
    laurel.clock.set('2026-10-30T12:00:00Z');
    const held = await laurel.get(HoldWhatMayHaveBeenSent).run();
    expect(held.reminders).toEqual([
      { enrollmentId, kind: 'close-30', dueAt: new Date('2026-10-08T14:00:00Z') },
      { enrollmentId, kind: 'close-14', dueAt: new Date('2026-10-24T14:00:00Z') },
    ]);
    expect(await laurel.get(SendDueReminders).run()).toBe(0);
    laurel.clock.set('2026-10-31T14:00:00Z');
    await laurel.get(SendDueReminders).run();
    expect(await reminders(laurel, 'sent')).toEqual(['close-7 2026-10-31T14:00']);
  });
});
