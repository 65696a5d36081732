import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { aPerson, type Laurel, startLaurel } from '#testing';
import { PlaceHold } from '../holds/place-hold.js';
import { RequestErasure } from './request-erasure.js';

let laurel: Laurel;
beforeAll(async () => {
  laurel = await startLaurel({ at: '2026-03-02T15:00:00Z' });
});
afterAll(() => laurel.stop());

const request = (actor: { id: string }, personId: string, reason = '') =>
  laurel.get(RequestErasure).run({ actor, personId, badges: 'keep', reason });

describe('a request to be erased', () => {
  it('is due thirty days later, and there is one at a time', async () => {
    const person = await aPerson(laurel);
    expect(await request(person, person.id)).toMatchObject({
      state: 'requested',
      dueAt: new Date('2026-04-01T15:00:00Z'),
      confirmedAt: null,
    });
    await expect(request(person, person.id)).rejects.toMatchObject({ kind: 'conflict', code: 'erasure.requested' });
  });

  it('needs a reason from an administrator', async () => {
    const [administrator, person] = [await aPerson(laurel, { roles: ['administrator'] }), await aPerson(laurel)];
    expect(() => request(administrator, person.id, ' ')).toThrow('Give a reason for the erasure.');
    expect(await request(administrator, person.id, 'She wrote to us.')).toMatchObject({
      requestedBy: administrator.id,
    });
  });

  it('waits while there is a legal hold', async () => {
    const [actor, person] = [await aPerson(laurel, { roles: ['administrator'] }), await aPerson(laurel)];
    await laurel.get(PlaceHold).run({ actor, personId: person.id, reason: 'A lawsuit' });
    expect(await request(person, person.id)).toMatchObject({ state: 'held' });
  });

  it('is refused for the only administrator: nobody could confirm it', async () => {
    const alone = await startLaurel();
    const { id } = await aPerson(alone, { roles: ['administrator'] });
    await expect(
      alone.get(RequestErasure).run({ actor: { id }, personId: id, badges: 'keep', reason: '' }),
    ).rejects.toMatchObject({ code: 'person.last-administrator' });
    await alone.stop();
  });
});
