import { Injectable } from '@nestjs/common';
import type { SigningAlgorithm } from '../vocabulary.js';
import { KeyStore } from './key-store.js';
import type { KeyOwner } from './signing-keys.js';
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
  constructor(private readonly store: KeyStore) {}

  /** Every past, current and future key of the issuer, the first one first. */
  async of({ programId, addresses }: KeyOwner): Promise<PublishedKey[]> {
    return (await this.store.all({ programId })).map(({ algorithm, publicKey, createdAt, signsFrom, retiredAt }) => ({
      id: algorithm === 'Ed25519' ? addresses.key(publicKey) : addresses.jwk(thumbprintOf(publicKey)),
      algorithm,
      publishedAt: createdAt,
      signsFrom,
      signsUntil: retiredAt,
    }));
  }

  /**
   * Checks that SECRET opens every key of every issuer, the current ones and the others.
   * @returns how many there are.
   * @throws ConfigurationError
   */
  async checkAll(): Promise<number> {
    const keys = await this.store.all();
    for (const key of keys) this.store.secretOf(key);
    return keys.length;
  }

  /**
   * Checks that SECRET opens the current keys of every issuer.
   * @throws ConfigurationError
   */
  async check(): Promise<void> {
    for (const key of await this.store.allInUse()) this.store.secretOf(key);
  }
}
