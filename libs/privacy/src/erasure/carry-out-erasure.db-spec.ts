import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { PersonQueries } from '#identity';
import { KeepRecord } from '#record';
import { aPerson, inProgram, type Laurel, startLaurel } from '#testing';
import { CarryOutErasure } from './carry-out-erasure.js';
import { ConfirmErasure } from './confirm-erasure.js';
import { RequestErasure } from './request-erasure.js';

let laurel: Laurel;
beforeAll(async () => {
  laurel = await startLaurel({ providers: [KeepRecord] });
  await aPerson(laurel, { roles: ['administrator'] });
});
afterAll(() => laurel.stop());

/** That nothing is left of the person is shown by erasure.e2e-spec.ts of the worker. */
describe('an erasure', () => {
  it('is carried out when it is due and confirmed, and its words wait for the listeners of its events, and for their places in the record', async () => {
    const [person, administrator] = [await aPerson(laurel), await aPerson(laurel, { roles: ['administrator'] })];
    const { id: erasureId } = await laurel
      .get(RequestErasure)
      .run({ actor: person, personId: person.id, badges: 'keep', reason: '' });
    const carriedOut = () => laurel.get(CarryOutErasure).run({ erasureId });
    laurel.clock.advance({ days: 29 });
    await laurel.get(ConfirmErasure).run({ actor: administrator, personId: person.id });
    expect(await carriedOut()).toBe(false);
    expect(await laurel.get(PersonQueries).byId(person.id)).toMatchObject({ deactivatedAt: null });

    laurel.clock.advance({ days: 1 });
    expect(await carriedOut()).toBe(false);
    expect(await laurel.get(PersonQueries).byId(person.id)).toMatchObject({ name: person.name, erasedAt: null });
    await laurel.dataSource.query('UPDATE event SET relayed_at = now()');
    expect(await carriedOut()).toBe(false);
    await laurel.get(KeepRecord).sweep();
    expect(await carriedOut()).toBe(true);
    expect(await carriedOut()).toBe(true);
    expect(await laurel.get(PersonQueries).byId(person.id)).toMatchObject({ name: 'An erased person' });
  });

  it('in one program leaves the account of somebody who takes part in another', async () => {
    const there = await aPerson(await inProgram(laurel, 'OTHER'));
    const [person, administrator] = [await aPerson(laurel), await aPerson(laurel, { roles: ['administrator'] })];
    await laurel.dataSource.query('UPDATE person SET user_id = $1 WHERE id = $2', [there.userId, person.id]);
    const { id: erasureId } = await laurel
      .get(RequestErasure)
      .run({ actor: person, personId: person.id, badges: 'keep', reason: '' });
    await laurel.get(ConfirmErasure).run({ actor: administrator, personId: person.id });
    laurel.clock.advance({ days: 30 });
    await laurel.get(CarryOutErasure).run({ erasureId });
    await laurel.dataSource.query('UPDATE event SET relayed_at = now()');
    await laurel.get(KeepRecord).sweep();
    expect(await laurel.get(CarryOutErasure).run({ erasureId })).toBe(true);
    const accounts = `SELECT email FROM auth."user" WHERE id = $1`;
    expect(await laurel.dataSource.query(accounts, [there.userId])).toEqual([{ email: there.email }]);
    expect(await laurel.get(PersonQueries).byId(there.id)).toMatchObject({ name: there.name, userId: there.userId });
  });
});
