import { isObject, type JsonObject, listOf } from '../json.document.js';

/** A proof of a credential, and the key that it names. */
export interface NamedProof {
  proof: JsonObject;
  verificationMethod: string;
}

const mostProofs = 3;

/**
 * The proofs of a credential, when each is of a kind that Laurel checks.
 * @returns a sentence when a proof is missing or is of another kind.
 */
export function proofsOf(credential: JsonObject): NamedProof[] | string {
  const proofs = listOf(credential.proof);
  if (proofs.length === 0) return 'It has no proof: anyone could have written it.';
  if (proofs.length > mostProofs) return `It has more than ${mostProofs} proofs.`;
  const named: NamedProof[] = [];
  for (const proof of proofs) {
    if (!isObject(proof) || proof.type !== 'DataIntegrityProof' || proof.cryptosuite !== 'eddsa-rdfc-2022')
      return 'It is signed in a way that Laurel cannot check. Laurel checks eddsa-rdfc-2022 and JWTs with RS256.';
    if (proof.proofPurpose !== 'assertionMethod') return 'The purpose of its proof is not to assert a credential.';
    if (typeof proof.verificationMethod !== 'string') return 'Its proof does not name its key.';
    named.push({ proof, verificationMethod: proof.verificationMethod });
  }
  return named;
}
