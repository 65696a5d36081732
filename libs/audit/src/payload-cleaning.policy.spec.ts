import { describe, expect, it } from '@jest/globals';
import { withoutSecrets } from './payload-cleaning.policy.js';

describe('the payload that an auditor sees', () => {
  it('is the stored payload', () => {
    const payload = {
      personId: 'p',
      closesAt: '2026-11-08T06:00:00Z',
      credentialId: 'c',
      manifestSha256: 'ab',
      publicKey: 'z6Mk',
      changed: ['zone'],
      attempt: 2,
      reason: null,
    };
    expect(withoutSecrets(payload)).toEqual(payload);
  });

  it('never has a value whose name sounds like a secret, at any depth', () => {
    const payload = {
      resetToken: 'x',
      signIn: { password: 'x', notes: [{ clientSecret: 'x' }] },
      private_key: 'x',
      totp: '123456',
      sessionCookie: 'x',
    };
    expect(JSON.stringify(withoutSecrets(payload))).not.toMatch(/"x"|123456/);
    expect(withoutSecrets(payload)).toMatchObject({ resetToken: '(removed)', signIn: { password: '(removed)' } });
  });
});
