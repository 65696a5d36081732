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

  itFollowsTheLifecycle('revoke', () => ({ laurel, award }));

  it('is in both lists when revoked, and its neighbors stay valid', async () => {
    const neighbor = await anAward(laurel, { pilot }).issued();
    await order(laurel, 'revoke', award);
    expect(await standing(laurel, award.credentialId)).toEqual({ suspension: true, revocation: true });
    expect(await standing(laurel, neighbor.credentialId)).toEqual({ suspension: false, revocation: false });
  });
});
