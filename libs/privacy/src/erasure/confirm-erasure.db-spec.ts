import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { aPerson, type Laurel, startLaurel } from '#testing';
import { ConfirmErasure } from './confirm-erasure.js';
import { RequestErasure } from './request-erasure.js';

let laurel: Laurel;
beforeAll(async () => {
  laurel = await startLaurel();
});
afterAll(() => laurel.stop());

describe('confirming an erasure', () => {
  it('is for an administrator who is neither the person nor the one who requested it', async () => {
    const [own, other] = [
      await aPerson(laurel, { roles: ['administrator'] }),
      await aPerson(laurel, { roles: ['administrator'] }),
    ];
    const about = { personId: own.id };
    await laurel.get(RequestErasure).run({ ...about, actor: own, badges: 'keep', reason: '' });
    await expect(laurel.get(ConfirmErasure).run({ ...about, actor: own })).rejects.toMatchObject({
      kind: 'conflict',
      code: 'erasure.own',
    });
    const confirmed = await laurel.get(ConfirmErasure).run({ ...about, actor: other });
    expect(confirmed).toMatchObject({ confirmedBy: other.id, state: 'requested' });
    expect(await laurel.get(ConfirmErasure).run({ ...about, actor: other })).toEqual(confirmed);
  });

  it('is refused where nobody asked', async () => {
    const { id: personId } = await aPerson(laurel);
    const actor = await aPerson(laurel, { roles: ['administrator'] });
    await expect(laurel.get(ConfirmErasure).run({ actor, personId })).rejects.toMatchObject({
      code: 'erasure.not-found',
    });
  });
});
