import { describe, expect, it } from '@jest/globals';
import { requireFitPassword } from './password.policy.js';

const about = { email: 'ada.lovelace@example.org', pointer: '/password' };
const check = (password: string) => () => requireFitPassword(password, about);

describe('a new password', () => {
  it('has at least fifteen characters of any kind', () => {
    expect(check('aaaaaaaaaaaaaaa')).not.toThrow();
    expect(check('               ')).not.toThrow();
    expect(check('Fourteen-chars')).toThrow(
      expect.objectContaining({
        code: 'password.unfit',
        details: { errors: [{ pointer: '/password', detail: expect.stringContaining('It has 14 characters') }] },
      }),
    );
  });

  it('is counted in characters as people count them, not in UTF-16 units', () => {
    expect(check('🦉'.repeat(14))).toThrow();
    expect(check('🦉'.repeat(15))).not.toThrow();
    expect(check('e\u0301'.repeat(14))).toThrow();
  });

  it('has a maximum length, so that nobody can make hashing take long', () => {
    expect(check('x'.repeat(256))).not.toThrow();
    expect(check('x'.repeat(257))).toThrow(expect.objectContaining({ code: 'password.unfit' }));
  });

  it('cannot be the email address', () => {
    expect(check('Ada.Lovelace@example.org')).toThrow(expect.objectContaining({ code: 'password.unfit' }));
  });
});
