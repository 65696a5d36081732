import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { PublicBadgeQueries } from '#badges';
import { anAward, type Laurel, startLaurel } from '#testing';
import { checkNames } from '../vocabulary.js';
import { type BadgeGiven, VerifyBadge } from './verify-badge.js';

describe('verifying a badge', () => {
  let laurel: Laurel;
  let document: string;
  beforeAll(async () => {
    laurel = await startLaurel();
    const { id } = await anAward(laurel).issued();
    ({ document } = await laurel.get(PublicBadgeQueries).ofAward(id));
  });
  afterAll(() => laurel.stop());

  let asked = 0;
  const verify = (badge: BadgeGiven) => laurel.get(VerifyBadge).run({ badge, address: `198.51.100.${(asked += 1)}` });

  it('accepts a badge of ours that passes every check', async () => {
    const { verdict, checks } = await verify({ document });
    expect(checks).toEqual(checkNames.map((check) => expect.objectContaining({ check, outcome: 'passed' })));
    expect(verdict).toBe('accepted');
  });

  it('refuses a badge that was changed after it was signed, and says why', async () => {
    const changed = { ...(JSON.parse(document) as object), name: 'Another badge' };
    const { verdict, checks } = await verify({ file: Buffer.from(JSON.stringify(changed)) });
    expect(verdict).toBe('refused');
    expect(checks).toContainEqual(expect.objectContaining({ check: 'proof', outcome: 'failed' }));
  });

  it('says which field does not contain a credential', async () => {
    await expect(verify({ document: 'no badge' })).rejects.toMatchObject({
      code: 'verification.unreadable',
      details: { errors: [{ pointer: '/document' }] },
    });
  });

  it('accepts thirty requests a minute from one address', async () => {
    const again = () => laurel.get(VerifyBadge).run({ badge: { document: 'no badge' }, address: '203.0.113.1' });
    for (let time = 0; time < 30; time += 1) await expect(again()).rejects.toMatchObject({ kind: 'invalid' });
    await expect(again()).rejects.toMatchObject({ code: 'request.too-many' });
  });
});
