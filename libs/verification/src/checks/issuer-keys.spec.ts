import { describe, expect, it } from '@jest/globals';
import { didWebAddress } from './issuer-keys.js';

describe('a did:web', () => {
  it.each([
    ['did:web:example.org', 'https://example.org/.well-known/did.json'],
    ['did:web:example.org%3A8443', 'https://example.org:8443/.well-known/did.json'],
    ['did:web:example.org:issuers:college', 'https://example.org/issuers/college/did.json'],
  ])('leads to the address that its method defines: %s', (did, address) => {
    expect(didWebAddress(did)).toBe(address);
  });

  it.each([
    'did:web:',
    'did:web::a',
    'did:web:a%2Fb',
    'did:web:a%40b',
    'did:web:a%3A1%3A2',
    'did:web:example.org:..:a',
    'did:web:example.org:%2E%2E',
    'did:web:example.org:a%2Fb',
    'did:web:example.org:',
    'did:web:a#b',
    'did:web:a?b',
    'did:web:%',
    'did:web:[::1]',
  ])('never leads to a host that it does not name: %s', (did) => {
    expect(() => didWebAddress(did)).toThrow('did:web does not lead');
  });
});
