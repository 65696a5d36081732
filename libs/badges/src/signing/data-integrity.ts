import { DataIntegrityProof } from '@digitalbazaar/data-integrity';
import type { KeyPair } from '@digitalbazaar/ed25519-multikey';
import { cryptosuite } from '@digitalbazaar/eddsa-rdfc-2022-cryptosuite';
import * as vc from '@digitalbazaar/vc';
import type { Proof, Signed } from '../domain/open-badge.js';
import { offlineLoader } from './contexts.js';
import type { DidDocument } from './did-document.js';

const loader = offlineLoader();

/**
 * Signs a credential with an eddsa-rdfc-2022 proof. The same document, key and instant give the same bytes.
 * @param at `created` of the proof, whole seconds, UTC.
 * @throws Error for a term that no bundled context defines: it would not be covered by the signature.
 */
export async function sign<Document extends object>(document: Document, key: KeyPair, at: Date): Promise<Signed<Document>> {
  const suite = new DataIntegrityProof({ signer: key.signer(), date: at, cryptosuite });
  const { proof, ...signed } = await vc.issue({ credential: structuredClone(document), suite, documentLoader: loader, now: at });
  return { ...(signed as unknown as Document), proof: [proof as Proof] };
}

/**
 * Whether the proof holds for the document under one of the issuer's keys, and the document is in its time at an instant.
 * It says nothing of the standing: a revoked credential is signed as well.
 */
export async function isGenuine(credential: object, { didDocument, at }: { didDocument: DidDocument; at: Date }): Promise<boolean> {
  const keys = didDocument.verificationMethod.map((method) => [method.id, { '@context': 'https://w3id.org/security/multikey/v1', ...method }] as const);
  const { verified } = await vc.verifyCredential({
    credential,
    suite: new DataIntegrityProof({ cryptosuite }),
    documentLoader: offlineLoader(new Map<string, object>([[didDocument.id, didDocument], ...keys])),
    checkStatus: async () => ({ verified: true }),
    now: at,
  });
  return verified;
}
