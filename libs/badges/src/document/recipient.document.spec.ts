import { describe, expect, it } from '@jest/globals';
import { isRecipient, recipientIdentity } from './recipient.document.js';

const salt = '5c5041364b744f8a9a4fbe7f95963ad8';

describe('the recipient of a badge', () => {
  it('is recognized by address in any capitalization, and nobody else is', () => {
    const identity = recipientIdentity('Pat.Rivera@Example.org', salt);
    expect(isRecipient(identity, 'pat.rivera@example.org')).toBe(true);
    expect(isRecipient(identity, 'pat.rivero@example.org')).toBe(false);
  });

  it('has different hashes in two badges', () => {
    expect(recipientIdentity('pat.rivera@example.org', salt).identityHash).not.toBe(
      recipientIdentity('pat.rivera@example.org', 'f'.repeat(32)).identityHash,
    );
  });

  it('is never hashed with less than 128 bits of salt', () => {
    expect(() => recipientIdentity('pat.rivera@example.org', 'abcd')).toThrow('128 bits');
  });
});
