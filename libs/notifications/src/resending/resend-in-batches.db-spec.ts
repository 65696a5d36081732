import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { Person } from '#identity';
import { aPerson, type Laurel, startLaurel } from '#testing';
import { failedMail } from '../../test/failed-mail.js';
import { RetryMessage } from '../sending/retry-message.js';
import { ResendInBatches } from './resend-in-batches.js';
import { ResendQueries } from './resend.queries.js';

describe('the worker that sends many messages again', () => {
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

  const progressOf = (id: string) => laurel.get(ResendQueries).byId(id);

  it('queues each once, however often it runs', async () => {
    const [first, second] = [await mail.failed('relay'), await mail.failed('unreachable')];
    const { id } = await mail.begin(await mail.preview());
    await Promise.all([1, 2, 3].map(() => mail.carryOut(id)));
    expect(await mail.toSend()).toEqual([first.id, second.id].sort());
    expect(await progressOf(id)).toMatchObject({
      total: 2,
      queued: 2,
      waiting: 2,
      sent: 0,
      finishedAt: laurel.clock.now(),
    });
    expect(await mail.one(first.id)).toMatchObject({ state: 'queued', failure: null, undeliveredAt: null, sending: 1 });
    expect((await mail.preview()).count).toBe(0);
  });

  it('continues where a killed worker stopped, and queues nothing twice', async () => {
    const count = 101;
    for (let number = 0; number < count; number += 1) await mail.failed('relay');
    const { id } = await mail.begin(await mail.preview());
    await expect(mail.carryOut(id, () => Promise.reject(new Error('killed')))).rejects.toThrow('killed');
    expect(await progressOf(id)).toMatchObject({ total: count, queued: 100, finishedAt: null });
    const reported: [number, number][] = [];
    const progress = (done: number, total: number) => Promise.resolve(void reported.push([done, total]));
    await laurel.get(ResendInBatches).run({ resendId: id, progress });
    expect(reported).toEqual([[count, count]]);
    const queued = await mail.toSend();
    expect([queued.length, new Set(queued).size]).toEqual([count, count]);
  });

  it('leaves alone what failed after the preview, and what somebody has sent again since', async () => {
    const [earlier, retried] = [await mail.failed('relay'), await mail.failed('relay')];
    const seen = await mail.preview();
    laurel.clock.advance({ seconds: 1 });
    const later = await mail.failed('relay');
    await laurel.get(RetryMessage).run({ actor, messageId: retried.id });
    const { id } = await mail.begin(seen);
    await mail.carryOut(id);
    expect(await mail.one(earlier.id)).toMatchObject({ state: 'queued', resendId: id });
    expect(await mail.one(retried.id)).toMatchObject({ state: 'queued', resendId: null });
    expect(await mail.one(later.id)).toMatchObject({ state: 'failed' });
  });

  it('leaves out a person who was deactivated since, and never queues more than was shown', async () => {
    const [gone, moved] = [await mail.failed('relay'), await mail.failed('mailbox')];
    const kept = await mail.failed('relay');
    const { id } = await mail.begin(await mail.preview());
    const { manager } = laurel.dataSource;
    await manager.update(Person, { id: gone.personId }, { deactivatedAt: laurel.clock.now() });
    await mail.carryOut(id);
    expect(await mail.toSend()).toEqual([kept.id]);

    const again = await mail.begin(await mail.preview({ refusedAddresses: true }), { refusedAddresses: true });
    expect(again.total).toBe(1);
    await manager.update(Person, { id: gone.personId }, { deactivatedAt: null });
    await mail.carryOut(again.id);
    expect(await progressOf(again.id)).toMatchObject({ total: 1, queued: 1 });
    expect((await mail.one(moved.id)).state === 'queued').not.toBe((await mail.one(gone.id)).state === 'queued');
  });
});
