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

/** The strings that differ between documents of one achievement, or of one status list. */
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

/** Loaded at first use: it brings all of JSON-LD, which most processes never need. */
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
 * @param loader loads the contexts; the bundled ones by default.
 * @throws Error for a term that no bundled context defines, since the signature would not cover it.
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

/** Like {@link sign}, for a one-off document. It prepares and remembers nothing. */
export async function signSingly<Document extends object>(
  document: Document,
  key: KeyPair,
  at: Date,
): Promise<Signed<Document>> {
  return signBy({}, document, key, at, bundledAlone);
}

/** Like {@link sign}, for a transcript. It lets other work run between the badges. */
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
 * Whether one of the issuer's keys made the proof, and the document is valid at an instant. The standing does not
 * count: a revoked credential is genuine too.
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

/** Turns the document and its proof's options into canonical N-Quads. */
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

/** What eddsa-rdfc-2022 signs: the hash of the proof's options, then the document's, each in canonical order. */
function verifyDataBy({ documents, proofs }: Canonical): VerifyData {
  return async ({ document, proof }) => {
    if (![document['@context']].flat().includes(badgeContexts[0]))
      throw new Error('Laurel signs credentials of data model 2.0 only, which defines their proof.');
    const options = { '@context': document['@context'], ...proof };
    const parts = await Promise.all([proofs.canonical(options), documents.canonical(document)]);
    return Buffer.concat(parts.map((nQuads) => createHash('sha256').update(nQuads).digest()));
  };
}
