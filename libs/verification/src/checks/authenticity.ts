import { Injectable } from '@nestjs/common';
import { DomainError } from '#kernel';
import { idOf, type JsonObject } from '../json.document.js';
import { type CheckResult, failed, notChecked, passed } from '../verdict.policy.js';
import { type IssuerKeys, IssuerKeysResolver } from './issuer-keys.js';
import { type NamedProof, proofsOf } from './named-proof.policy.js';
import { ProofThread } from './proof-thread.js';
import { wordingFault } from './wording.js';

/** Checks that a credential is what its issuer signed: the proof is valid, and its key belongs to the issuer. */
@Injectable()
export class Authenticity {
  constructor(
    private readonly issuers: IssuerKeysResolver,
    private readonly thread: ProofThread,
  ) {}

  /** The results of the checks `proof` and `issuer`. */
  async of(credential: JsonObject, signal: AbortSignal): Promise<[proof: CheckResult, issuer: CheckResult]> {
    const proofs = proofsOf(credential);
    const did = idOf(credential.issuer);
    if (did === null)
      return [
        notChecked('proof', 'The signature cannot be checked, because the badge names no issuer.'),
        failed('issuer', 'The badge does not name its issuer.'),
      ];
    const keys = await this.issuers.of(did, signal).catch(sentenceOf);
    return [await this.proof(credential, proofs, keys), issuerResult(did, proofs, keys)];
  }

  private async proof(
    credential: JsonObject,
    proofs: NamedProof[] | string,
    keys: IssuerKeys | string,
  ): Promise<CheckResult> {
    if (typeof proofs === 'string') return failed('proof', proofs);
    const fault = wordingFault(credential);
    if (fault !== null) return failed('proof', fault);
    if (typeof keys === 'string')
      return notChecked('proof', 'The signature cannot be checked without the issuer’s keys.');
    for (const { proof, verificationMethod } of proofs) {
      const method = keys.methods.find(({ id }) => id === verificationMethod);
      const holds = method === undefined ? false : await this.thread.holds(credential, proof, method).catch(sentenceOf);
      if (typeof holds === 'string') return notChecked('proof', holds);
      if (!holds)
        return failed(
          'proof',
          'The signature is not valid: the badge was changed after it was signed, or someone other than its issuer signed it.',
        );
    }
    return passed('proof', 'The signature is valid: nothing in the badge has changed since it was signed.');
  }
}

function issuerResult(did: string, proofs: NamedProof[] | string, keys: IssuerKeys | string): CheckResult {
  if (typeof keys === 'string') return failed('issuer', keys);
  if (typeof proofs === 'string')
    return notChecked('issuer', 'Without a proof that Laurel can check, nothing links the badge to its issuer.');
  for (const { verificationMethod } of proofs) {
    const method = keys.methods.find(({ id }) => id === verificationMethod);
    if (method === undefined) return failed('issuer', 'The key that the proof names does not belong to the issuer.');
    if (method.controller !== did)
      return failed('issuer', 'Someone other than the issuer controls the key that the proof names.');
    if (!keys.assertionMethod.includes(method.id))
      return failed('issuer', 'The issuer does not allow the key that the proof names to sign credentials.');
  }
  return passed('issuer', `It was signed with a key that ${did.slice(0, 300)} lists for signing credentials.`);
}

/** The sentence of a domain error. Any other error is a fault of ours and is thrown again. */
export function sentenceOf(error: unknown): string {
  if (error instanceof DomainError) return error.message;
  throw error;
}
