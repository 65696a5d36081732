import { describe, expect, it } from '@jest/globals';
import { Addresses } from './addresses.policy.js';

describe('the issuer’s did:web', () => {
  it.each([
    ['https://badges.example.org', 'did:web:badges.example.org:issuer'],
    ['https://localhost:8443', 'did:web:localhost%3A8443:issuer'],
    ['https://example.org:8443/laurel/prod', 'did:web:example.org%3A8443:laurel:prod:issuer'],
  ])('of %s is %s', (publicUrl, did) => {
    expect(new Addresses(publicUrl).firstIssuer.did).toBe(did);
  });

  it('of another program has its code in lower case', () => {
    expect(new Addresses('https://example.org/laurel').programIssuer('SEN').did).toBe(
      'did:web:example.org:laurel:programs:sen',
    );
  });

  it('resolves, by the rules of did:web, to the address of the DID document', () => {
    for (const publicUrl of [
      'https://badges.example.org',
      'https://localhost:8443',
      'https://example.org:8443/laurel',
    ]) {
      const addresses = new Addresses(publicUrl);
      for (const { did, didDocument } of [addresses.firstIssuer, addresses.programIssuer('SEN')]) {
        const [host, ...path] = did.slice('did:web:'.length).split(':').map(decodeURIComponent);
        expect(`https://${[host, ...path].join('/')}/did.json`).toBe(didDocument);
      }
    }
  });
});
