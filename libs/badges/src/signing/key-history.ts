import { Injectable } from '@nestjs/common';
import { Addresses } from '../addresses.policy.js';
import { type SigningAlgorithm, signingAlgorithms } from '../vocabulary.js';
import { keyId } from './did-document.js';
import { KeyStore } from './key-store.js';
import { thumbprintOf } from './thumbprint.js';

/** A key in the published history. */
export interface PublishedKey {
  /** The published id. What the key signed names it. */
  id: string;
  algorithm: SigningAlgorithm;
  publishedAt: Date;
  signsFrom: Date;
  /** Null while no later key is published. */
  signsUntil: Date | null;
}

/** Tells everyone which key signed when. */
@Injectable()
export class KeyHistory {
  constructor(
    private readonly store: KeyStore,
    private readonly addresses: Addresses,
  ) {}

  /** Every past, current and future key, the first one first. */
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
   * Checks that SECRET opens every key, the current ones and the others.
   * @returns how many there are.
   * @throws ConfigurationError
   */
  async checkAll(): Promise<number> {
    const keys = await this.store.all();
    for (const key of keys) this.store.secretOf(key);
    return keys.length;
  }

  /**
   * Checks that SECRET opens the current keys.
   * @throws ConfigurationError
   */
  async check(): Promise<void> {
    for (const algorithm of signingAlgorithms) {
      const key = await this.store.inUse(algorithm);
      if (key !== null) this.store.secretOf(key);
    }
  }
}
