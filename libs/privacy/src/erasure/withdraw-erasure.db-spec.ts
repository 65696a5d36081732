import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { aPerson, type Laurel, startLaurel } from '#testing';
import { CarryOutErasure } from './carry-out-erasure.js';
import { ConfirmErasure } from './confirm-erasure.js';
import { RequestErasure } from './request-erasure.js';
import { WithdrawErasure } from './withdraw-erasure.js';

let laurel: Laurel;
beforeAll(async () => {
  laurel = await startLaurel();
  await aPerson(laurel, { roles: ['administrator'] });
});
afterAll(() => laurel.stop());

describe('withdrawing an erasure', () => {
  it('ends it, also when it is confirmed, and another can be requested', async () => {
    const [person, administrator] = [await aPerson(laurel), await aPerson(laurel, { roles: ['administrator'] })];
    const about = { actor: person, personId: person.id };
    const { id: erasureId } = await laurel.get(RequestErasure).run({ ...about, badges: 'keep', reason: '' });
    await laurel.get(ConfirmErasure).run({ ...about, actor: administrator });
    expect(await laurel.get(WithdrawErasure).run(about)).toMatchObject({ state: 'withdrawn' });
    laurel.clock.advance({ days: 31 });
    expect(await laurel.get(CarryOutErasure).run({ erasureId })).toBe(false);
    await laurel.get(RequestErasure).run({ ...about, badges: 'revoke', reason: '' });
  });

  it('comes too late once it has begun', async () => {
    const [person, administrator] = [await aPerson(laurel), await aPerson(laurel, { roles: ['administrator'] })];
    const about = { actor: person, personId: person.id };
    const { id: erasureId } = await laurel.get(RequestErasure).run({ ...about, badges: 'keep', reason: '' });
    await laurel.get(ConfirmErasure).run({ ...about, actor: administrator });
    laurel.clock.advance({ days: 31 });
    // It waits for its own events, which nobody relays in this test.
    expect(await laurel.get(CarryOutErasure).run({ erasureId })).toBe(false);
    await expect(laurel.get(WithdrawErasure).run(about)).rejects.toMatchObject({ code: 'erasure.transition' });
  });
});
