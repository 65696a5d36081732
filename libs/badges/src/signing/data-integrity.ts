import { createHash } from 'node:crypto';
import type { KeyPair } from '@digitalbazaar/ed25519-multikey';
import type { VerifyData } from '@digitalbazaar/data-integrity';
import type { DocumentLoader } from '@digitalbazaar/vc';
import { badgeContexts, type Proof, type Signed } from '../document/open-badge.document.js';
import { offlineLoader } from './contexts.js';
import type { DidDocument } from './did-document.js';
import { PartedCanonicalization } from './parted-canonicalization.js';
import type { Places } from './placeholders.js';
import { PreparedCanonicalization } from './prepared-canonicalization.js';

/** What differs between the documents that are signed for one achievement, or for one status list. */
export const documentPlaces: Places = {
  id: true,
  validFrom: true,
  validUntil: true,
  awardedDate: true,
  credentialSubject: {
    id: true,
    encodedList: true,
    activityEndDate: true,
    identifier: [{ identityHash: true, salt: true }],
    result: [{ achievedLevel: true }],
  },
  evidence: [{ id: true, name: true, description: true, narrative: true }],
  credentialStatus: { id: true, statusListIndex: true, statusListCredential: true },
  relatedResource: [{ id: true, digestSRI: true }],
};

const bundledAlone = offlineLoader();
const prepared = preparedFor(bundledAlone);

/** Loaded when something is first signed or checked, since all of JSON-LD comes with it and most processes never need it. */
async function loadSuite() {
  const [vc, { DataIntegrityProof }, { cryptosuite }] = await Promise.all([
    import('@digitalbazaar/vc'),
    import('@digitalbazaar/data-integrity'),
    import('@digitalbazaar/eddsa-rdfc-2022-cryptosuite'),
  ]);
  return { vc, DataIntegrityProof, cryptosuite };
}

/**
 * Signs a credential with an eddsa-rdfc-2022 proof. The same document, key and instant give the same bytes.
 * @param at `created` of the proof, whole seconds, UTC.
 * @param loader where contexts come from: the bundle unless told.
 * @throws Error for a term that no bundled context defines: it would not be covered by the signature.
 */
export async function sign<Document extends object>(
  document: Document,
  key: KeyPair,
  at: Date,
  loader: DocumentLoader = bundledAlone,
): Promise<Signed<Document>> {
  return signBy(
    { createVerifyData: verifyDataBy(loader === bundledAlone ? prepared : preparedFor(loader)) },
    document,
    key,
    at,
    loader,
  );
}

/** Like {@link sign}, for a document of a kind that does not come again: by the library alone, and nothing is prepared or remembered for it. */
export async function signSingly<Document extends object>(
  document: Document,
  key: KeyPair,
  at: Date,
): Promise<Signed<Document>> {
  return signBy({}, document, key, at, bundledAlone);
}

/** Like {@link sign}, for a transcript: badge after badge, letting others through between them. */
export async function signTranscript<Document extends object>(
  transcript: Document,
  key: KeyPair,
  at: Date,
): Promise<Signed<Document>> {
  const createVerifyData = verifyDataBy({
    documents: new PartedCanonicalization(bundledAlone),
    proofs: prepared.proofs,
  });
  return signBy({ createVerifyData }, transcript, key, at, bundledAlone);
}

async function signBy<Document extends object>(
  instead: { createVerifyData?: VerifyData },
  document: Document,
  key: KeyPair,
  at: Date,
  loader: DocumentLoader,
): Promise<Signed<Document>> {
  const { vc, DataIntegrityProof, cryptosuite } = await loadSuite();
  const suite = new DataIntegrityProof({ signer: key.signer(), date: at, cryptosuite: { ...cryptosuite, ...instead } });
  const { proof, ...signed } = await vc.issue({
    credential: structuredClone(document),
    suite,
    documentLoader: loader,
    now: at,
  });
  return { ...(signed as unknown as Document), proof: [proof as Proof] };
}

/**
 * Whether the proof holds for the document under one of the issuer's keys, and the document is in its time at an instant.
 * It says nothing of the standing: a revoked credential is signed as well.
 */
export async function isGenuine(
  credential: object,
  { didDocument, at }: { didDocument: DidDocument; at: Date },
): Promise<boolean> {
  const { vc, DataIntegrityProof, cryptosuite } = await loadSuite();
  const keys = didDocument.verificationMethod.map(
    (method) => [method.id, { '@context': 'https://w3id.org/security/multikey/v1', ...method }] as const,
  );
  const { verified } = await vc.verifyCredential({
    credential,
    suite: new DataIntegrityProof({ cryptosuite }),
    documentLoader: offlineLoader(new Map<string, object>([[didDocument.id, didDocument], ...keys])),
    checkStatus: async () => ({ verified: true }),
    now: at,
  });
  return verified;
}

/** How the document and its proof's options come to their canonical N-Quads. */
interface Canonical {
  documents: Pick<PreparedCanonicalization, 'canonical'>;
  proofs: PreparedCanonicalization;
}

function preparedFor(loader: DocumentLoader): Canonical {
  return {
    documents: new PreparedCanonicalization(loader, documentPlaces),
    proofs: new PreparedCanonicalization(loader, { created: true, verificationMethod: true }),
  };
}

/** What eddsa-rdfc-2022 signs: the hash of the proof's options, then that of the document, each in canonical order. */
function verifyDataBy({ documents, proofs }: Canonical): VerifyData {
  return async ({ document, proof }) => {
    if (![document['@context']].flat().includes(badgeContexts[0]))
      throw new Error('What is signed is a credential of the data model 2.0, which defines its proof.');
    const options = { '@context': document['@context'], ...proof };
    const parts = await Promise.all([proofs.canonical(options), documents.canonical(document)]);
    return Buffer.concat(parts.map((nQuads) => createHash('sha256').update(nQuads).digest()));
  };
}
