import type { Addresses } from '../addresses.policy.js';

export interface VerificationMethod {
  id: string;
  type: 'Multikey';
  controller: string;
  publicKeyMultibase: string;
}

export interface DidDocument {
  '@context': string[];
  id: string;
  verificationMethod: VerificationMethod[];
  assertionMethod: string[];
}

/** The id of a key. */
export function keyId(addresses: Addresses, publicKeyMultibase: string): string {
  return `${addresses.did}#${publicKeyMultibase}`;
}

/** The issuer's did.json. It keeps retired keys, so that what they signed stays genuine. */
export function didDocument(addresses: Addresses, publicKeys: string[]): DidDocument {
  const methods = publicKeys.map((publicKeyMultibase): VerificationMethod => ({
    id: keyId(addresses, publicKeyMultibase),
    type: 'Multikey',
    controller: addresses.did,
    publicKeyMultibase,
  }));
  return {
    '@context': ['https://www.w3.org/ns/did/v1', 'https://w3id.org/security/multikey/v1'],
    id: addresses.did,
    verificationMethod: methods,
    assertionMethod: methods.map(({ id }) => id),
  };
}
