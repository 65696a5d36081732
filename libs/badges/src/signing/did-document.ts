import type { IssuerAddresses } from '../issuer/issuer-addresses.policy.js';

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

/** The issuer's did.json. It keeps retired keys, so that what they signed stays genuine. */
export function didDocument(issuer: IssuerAddresses, publicKeys: string[]): DidDocument {
  const methods = publicKeys.map((publicKeyMultibase): VerificationMethod => ({
    id: issuer.key(publicKeyMultibase),
    type: 'Multikey',
    controller: issuer.did,
    publicKeyMultibase,
  }));
  return {
    '@context': ['https://www.w3.org/ns/did/v1', 'https://w3id.org/security/multikey/v1'],
    id: issuer.did,
    verificationMethod: methods,
    assertionMethod: methods.map(({ id }) => id),
  };
}
