import { describe, expect, it } from '@jest/globals';
import { withoutSecrets } from './payload-cleaning.policy.js';

describe('what an auditor sees of an event', () => {
  it('is what was written', () => {
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

  it('never has what is named like a secret, however deep', () => {
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
