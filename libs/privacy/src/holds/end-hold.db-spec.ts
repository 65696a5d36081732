import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { aPerson, type Laurel, startLaurel } from '#testing';
import { EndHold } from './end-hold.js';
import { LegalHolds } from './legal-holds.js';
import { PlaceHold } from './place-hold.js';

let laurel: Laurel;
beforeAll(async () => {
  laurel = await startLaurel();
});
afterAll(() => laurel.stop());

describe('ending a legal hold', () => {
  it('lets deletion go on, and keeps both reasons', async () => {
    const [actor, { id: personId }] = [await aPerson(laurel), await aPerson(laurel)];
    const { id: holdId } = await laurel.get(PlaceHold).run({ actor, personId, reason: 'A lawsuit' });
    expect(await laurel.get(EndHold).run({ actor, holdId, reason: 'Settled' })).toMatchObject({
      reason: 'A lawsuit',
      endReason: 'Settled',
      endedBy: actor.id,
    });
    expect(await laurel.get(LegalHolds).areOn(laurel.dataSource.manager, personId)).toBe(false);
    await expect(laurel.get(EndHold).run({ actor, holdId, reason: 'Again' })).rejects.toMatchObject({
      code: 'legal-hold.ended',
    });
  });
});
