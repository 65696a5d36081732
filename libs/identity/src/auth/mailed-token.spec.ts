import { describe, expect, it } from '@jest/globals';
import { issueToken, openSealedToken, tokenHash } from './mailed-token.js';
import { keyFor } from './secret-keys.js';

const key = keyFor('mailed-tokens', 'a-secret-of-at-least-32-characters-for-this');

describe('a mailed token', () => {
  it('is found by its hash, and opened to write the email', () => {
    const { token, hash, sealed } = issueToken('invitation-1', key);
    expect(tokenHash(token)).toBe(hash);
    expect(openSealedToken(sealed, 'invitation-1', key)).toBe(token);
    expect(sealed).not.toContain(token);
  });

  it('is different each time, and so is its sealed copy', () => {
    const issued = Array.from({ length: 50 }, () => issueToken('invitation-1', key));
    expect(new Set(issued.map(({ token }) => token)).size).toBe(50);
    expect(new Set(issued.map(({ sealed }) => sealed.slice(0, 16))).size).toBe(50);
  });

  it('does not open with another secret, for another row, or after a change', () => {
    const { sealed } = issueToken('invitation-1', key);
    expect(() =>
      openSealedToken(sealed, 'invitation-1', keyFor('mailed-tokens', 'another-secret-of-at-least-32-characters')),
    ).toThrow();
    expect(() => openSealedToken(sealed, 'invitation-2', key)).toThrow();
    expect(() => openSealedToken(`${sealed.slice(0, -4)}AAAA`, 'invitation-1', key)).toThrow();
  });

  it('has a key that no other purpose uses', () => {
    expect(keyFor('sessions', 'one-secret-of-at-least-32-characters-for-all')).not.toEqual(
      keyFor('mailed-tokens', 'one-secret-of-at-least-32-characters-for-all'),
    );
  });
});
