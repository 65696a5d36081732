import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { PublicBadgeQueries } from '#badges';
import { anAward, type Laurel, startLaurel } from '#testing';
import { checkNames } from '../vocabulary.js';
import { type BadgeGiven, VerifyBadge } from './verify-badge.js';

interface Signed {
  credentialSubject: { identifier: { identityHash: string; salt: string }[] };
}

describe('verifying a badge', () => {
  let laurel: Laurel;
  let document: string;
  let holder: string;
  beforeAll(async () => {
    laurel = await startLaurel();
    const { id } = await anAward(laurel).issued();
    ({ document, holder } = await laurel.get(PublicBadgeQueries).ofAward(id));
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

  it('names the holder of a badge of ours, and not when the badge was changed', async () => {
    const { badge } = await verify({ document });
    expect(badge.holder.name).toBe(holder);
    const [identity] = (JSON.parse(document) as Signed).credentialSubject.identifier;
    expect(badge.holder.emails).toEqual([{ hashed: true, identity: identity!.identityHash, salt: identity!.salt }]);
    const changed = { ...(JSON.parse(document) as object), name: 'Another badge' };
    expect((await verify({ document: JSON.stringify(changed) })).badge.holder.name).toBeNull();
  });

  it('says what to use instead of a certificate or a photo', async () => {
    await expect(verify({ file: Buffer.from('%PDF-1.7') })).rejects.toThrow('enter the address that is printed');
    await expect(verify({ file: Buffer.from([0xff, 0xd8, 0xff, 0xe0]) })).rejects.toThrow('JPEG');
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
