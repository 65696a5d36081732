import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { anAward, aPilot, type Laurel, type OpenPilot, startLaurel } from '#testing';
import { itFollowsTheLifecycle, order, standing } from '../../test/standing.js';
import type { Award } from '../award.entity.js';

describe('the standing of a badge', () => {
  let laurel: Laurel;
  let pilot: OpenPilot;
  let award: Award;
  beforeAll(async () => {
    laurel = await startLaurel();
    pilot = await aPilot(laurel, { seats: 100, requirements: [] }).open();
  });
  beforeEach(async () => {
    award = await anAward(laurel, { pilot }).issued();
  });
  afterAll(() => laurel.stop());

  itFollowsTheLifecycle('lift', () => ({ laurel, award }));

  it('is in the suspension list at once when suspended, and no longer after the suspension is lifted', async () => {
    await order(laurel, 'suspend', award);
    expect(await standing(laurel, award.credentialId)).toEqual({ suspension: true, revocation: false });
    await order(laurel, 'lift', award);
    expect(await standing(laurel, award.credentialId)).toEqual({ suspension: false, revocation: false });
  });
});
