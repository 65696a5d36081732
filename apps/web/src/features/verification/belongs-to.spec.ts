import { createHash } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import { belongsTo, isComparable } from './belongs-to.js';

const hashOf = (address: string, salt = 'salt') => ({
  hashed: true,
  identity: `sha256$${createHash('sha256')
    .update(address + salt)
    .digest('hex')}`,
  salt,
});

describe('whether a badge belongs to an address', () => {
  it.each([
    ['pat@example.org', 'pat@example.org'],
    ['pat@example.org', ' Pat@Example.ORG '],
    ['Pat@Example.org', 'Pat@Example.org'],
    ['Pat@example.org', 'Pat@EXAMPLE.org'],
  ])('a hash of %s is found for %s', async (hashed, asked) => {
    expect(await belongsTo([hashOf('another@example.org'), hashOf(hashed)], asked)).toBe(true);
  });

  it('not to another address, nor to anyone when it names none', async () => {
    expect(await belongsTo([hashOf('pat@example.org')], 'kim@example.org')).toBe(false);
    expect(await belongsTo([], 'pat@example.org')).toBe(false);
  });

  it('reads hashes in capitals, no salt, and plain addresses', async () => {
    const { identity } = hashOf('pat@example.org', '');
    expect(await belongsTo([{ hashed: true, identity: identity.toUpperCase(), salt: '' }], 'pat@example.org')).toBe(
      true,
    );
    expect(await belongsTo([{ hashed: false, identity: 'Pat@example.org', salt: '' }], 'pat@example.org')).toBe(true);
  });

  it('compares SHA-256 and plain addresses only', () => {
    expect(isComparable(hashOf('a@b.c'))).toBe(true);
    expect(isComparable({ hashed: true, identity: 'md5$ab', salt: '' })).toBe(false);
  });
});
