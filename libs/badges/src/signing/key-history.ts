import { Injectable } from '@nestjs/common';
import { Addresses } from '../addresses.policy.js';
import { type SigningAlgorithm, signingAlgorithms } from '../vocabulary.js';
import { keyId } from './did-document.js';
import { KeyStore } from './key-store.js';
import { thumbprintOf } from './thumbprint.js';

/** A key in the published history. */
export interface PublishedKey {
  /** The id under which it is published, and named by what it signed. */
  id: string;
  algorithm: SigningAlgorithm;
  publishedAt: Date;
  signsFrom: Date;
  /** Null while no other is to follow it. */
  signsUntil: Date | null;
}

/** Which key signed when, for everyone. */
@Injectable()
export class KeyHistory {
  constructor(
    private readonly store: KeyStore,
    private readonly addresses: Addresses,
  ) {}

  /** Every key that signed, signs or will, the first one first. */
  async all(): Promise<PublishedKey[]> {
    return (await this.store.all()).map(({ algorithm, publicKey, createdAt, signsFrom, retiredAt }) => ({
      id: algorithm === 'Ed25519' ? keyId(this.addresses, publicKey) : this.addresses.jwk(thumbprintOf(publicKey)),
      algorithm,
      publishedAt: createdAt,
      signsFrom,
      signsUntil: retiredAt,
    }));
  }

  /**
   * Refuses to go on with a secret that does not open the keys in use.
   * @throws ConfigurationError
   */
  async check(): Promise<void> {
    for (const algorithm of signingAlgorithms) {
      const key = await this.store.inUse(algorithm);
      if (key !== null) this.store.secretOf(key);
    }
  }
}
