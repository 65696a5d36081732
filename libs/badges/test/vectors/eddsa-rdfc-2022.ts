/**
 * The test vector that W3C publishes with the cryptosuite: "Data Integrity EdDSA Cryptosuites v1.0", appendix B.1,
 * "Representation: eddsa-rdfc-2022" (https://www.w3.org/TR/vc-di-eddsa/#representation-eddsa-rdfc-2022).
 */
const method = 'z6MkrJVnaZkeFzdQyMZu1cgjg7k1pZZ6pvBQ7XJPt4swbTQ2';

export const publishedKey = {
  '@context': 'https://w3id.org/security/multikey/v1',
  id: `did:key:${method}#${method}`,
  type: 'Multikey',
  controller: `did:key:${method}`,
  publicKeyMultibase: method,
  secretKeyMultibase: 'z3u2en7t5LR2WtQH5PfFqMqwVHBeXouLzo6haApm8XHqvjxq',
} as const;

/** The context for examples. The credential names it in addition to the credentials context. */
export const examplesContext = {
  address: 'https://www.w3.org/ns/credentials/examples/v2',
  document: { '@context': { '@vocab': 'https://www.w3.org/ns/credentials/examples#' } },
};

export const publishedCredential = {
  '@context': ['https://www.w3.org/ns/credentials/v2', 'https://www.w3.org/ns/credentials/examples/v2'],
  id: 'urn:uuid:58172aac-d8ba-11ed-83dd-0b3aef56cc33',
  type: ['VerifiableCredential', 'AlumniCredential'],
  name: 'Alumni Credential',
  description: 'A minimum viable example of an Alumni Credential.',
  issuer: 'https://vc.example/issuers/5678',
  validFrom: '2023-01-01T00:00:00Z',
  credentialSubject: { id: 'did:example:abcdefgh', alumniOf: 'The School of Examples' },
};

export const publishedAt = new Date('2023-02-24T23:36:38Z');

/** SHA-256, hex, of the canonical credential and of the canonical options of its proof. */
export const publishedHashes = {
  credential: '517744132ae165a5349155bef0bb0cf2258fff99dfe1dbd914b938d775a36017',
  proofOptions: 'bea7b7acfbad0126b135104024a5f1733e705108f42d59668b05c0c50004c6b0',
};

export const publishedProofValue =
  'z2YwC8z3ap7yx1nZYCg4L3j3ApHsF8kgPdSb5xoS1VR7vPG3F561B52hYnQF9iseabecm3ijx4K1FBTQsCZahKZme';
