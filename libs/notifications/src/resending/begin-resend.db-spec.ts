import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { EventRecord, Task } from '#database';
import { Person } from '#identity';
import { aPerson, type Laurel, startLaurel } from '#testing';
import { failedMail } from '../../test/failed-mail.js';
import type { Message } from '../message.entity.js';
import type { ResendFilter } from './undelivered.sql.js';

describe('sending again what did not arrive', () => {
  let laurel: Laurel;
  let actor: Person;
  let mail: ReturnType<typeof failedMail>;
  beforeAll(async () => {
    laurel = await startLaurel();
    actor = await aPerson(laurel, { roles: ['administrator'] });
    mail = failedMail(laurel, () => actor);
  });
  beforeEach(async () => {
    await laurel.dataSource.query('DELETE FROM message; DELETE FROM task');
    laurel.clock.advance({ days: 1 });
  });
  afterAll(() => laurel.stop());

  const change = ({ personId: id }: Message, to: Partial<Person>) =>
    laurel.dataSource.manager.update(Person, { id }, to);
  const found = async (filter: ResendFilter) => (await mail.preview(filter)).messages.map(({ id }) => id);

  it('shows who gets it at which address, and who gets nothing and why', async () => {
    const refused = await mail.failed('relay');
    const moved = await mail.failed('mailbox');
    await change(moved, { email: 'moved@school.example' });
    await mail.failed('mailbox');
    await change(await mail.failed('unreachable'), { deactivatedAt: laurel.clock.now() });
    const used = await mail.failed('link');
    await laurel.dataSource.query('UPDATE message SET link_id = $1 WHERE id = $2', [randomUUID(), used.id]);

    expect(await mail.preview()).toMatchObject({
      asOf: laurel.clock.now(),
      count: 2,
      leftOut: [
        { reason: 'deactivated', count: 1 },
        { reason: 'link', count: 1 },
        { reason: 'refused-address', count: 1 },
      ],
      messages: [
        { id: refused.id, failure: 'relay', address: refused.toAddress, triedAddress: refused.toAddress },
        { id: moved.id, failure: 'mailbox', address: 'moved@school.example', triedAddress: moved.toAddress },
      ],
    });
  });

  it('is begun once, however often it is asked for, and the audit trail says who asked', async () => {
    await mail.failed('relay');
    await mail.failed('deferred');
    const filter = { domain: 'SCHOOL.example' };
    const seen = await mail.preview(filter);
    const id = randomUUID();
    await Promise.all([1, 2, 3].map(() => mail.begin(seen, filter, id)));
    expect(await laurel.dataSource.manager.countBy(Task, { name: 'message-resend.carry-out', subjectId: id })).toBe(1);
    expect(await laurel.dataSource.manager.findBy(EventRecord, { subjectId: id })).toMatchObject([
      { type: 'message-resend.begun', actorId: actor.id, payload: { filter, total: 2 } },
    ]);
  });

  it('is refused when more would go than was shown, or nothing', async () => {
    const moved = await mail.failed('mailbox');
    await mail.failed('relay');
    const seen = await mail.preview();
    await change(moved, { email: 'elsewhere@school.example' });
    await expect(mail.begin(seen)).rejects.toMatchObject({ kind: 'conflict', code: 'message-resend.changed' });
    await expect(mail.begin(seen, { kind: 'digest' })).rejects.toMatchObject({ code: 'message-resend.nothing' });
    expect(await laurel.dataSource.manager.count(Task)).toBe(0);
  });

  it('goes also to unchanged addresses that were refused, when that is asked for', async () => {
    const { id } = await mail.failed('mailbox');
    expect(await found({ failure: 'mailbox' })).toEqual([]);
    expect(await found({ failure: 'mailbox', refusedAddresses: true })).toEqual([id]);
  });

  it('goes to those who may have got it before a restore only when that reason is chosen', async () => {
    const { id } = await mail.failed('held');
    expect(await mail.preview()).toMatchObject({ count: 0, leftOut: [{ reason: 'held', count: 1 }] });
    expect(await found({ failure: 'held' })).toEqual([id]);
  });

  it.each<[string, (at: Date) => ResendFilter]>([
    ['the reason', () => ({ failure: 'deferred' })],
    ['the kind of letter', () => ({ kind: 'reminder' })],
    ['the part of the address after the @', () => ({ domain: 'other.example' })],
    ['the time from which on it failed', (at) => ({ since: at.toISOString() })],
  ])('takes only what matches %s', async (_, filterAt) => {
    await mail.failed('relay');
    laurel.clock.advance({ hours: 1 });
    const filter = filterAt(laurel.clock.now());
    const { id } = await mail.failed('deferred', { kind: 'reminder', domain: 'other.example' });
    expect(await found(filter)).toEqual([id]);
  });

  it('takes only what failed before a time', async () => {
    const { id } = await mail.failed('relay');
    laurel.clock.advance({ hours: 1 });
    const until = laurel.clock.now().toISOString();
    await mail.failed('relay');
    expect(await found({ until })).toEqual([id]);
  });
});
