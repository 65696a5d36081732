import { Injectable } from '@nestjs/common';
import { from, generate, type KeyPair } from '@digitalbazaar/ed25519-multikey';
import type { Tx } from '#database';
import { Addresses } from '../addresses.policy.js';
import type { SigningKey } from './signing-key.entity.js';
import { didDocument, keyId, type DidDocument } from './did-document.js';
import { type FreshKey, KeyStore } from './key-store.js';

/** A key that can sign. */
export interface OpenKey {
  id: string;
  pair: KeyPair;
  /** When it started to sign. Nothing that it signs has an earlier time. */
  signsFrom: Date;
}

/** The issuer's keys for Data Integrity proofs (Ed25519), as did.json lists them. */
@Injectable()
export class SigningKeys {
  private readonly opened = new Map<string, OpenKey>();

  constructor(
    private readonly store: KeyStore,
    private readonly addresses: Addresses,
  ) {}

  /**
   * The key that signs now. The first request makes it, once, even when many ask at the same time.
   * @throws ConfigurationError when SECRET is not the one that encrypted it.
   */
  async inUse(): Promise<OpenKey> {
    return this.open((await this.store.inUse('Ed25519')) ?? (await this.store.first('Ed25519', await freshKey())));
  }

  /**
   * Makes and publishes the next key. It takes over from the current one at the given instant; the very first key signs
   * at once.
   * @throws DomainError `signing-key.rotation-under-way` while the latest key does not sign yet.
   */
  async replace(tx: Tx, signsFrom: Date): Promise<SigningKey> {
    return this.store.next(tx, 'Ed25519', await freshKey(), signsFrom);
  }

  /** The issuer's did.json, with every key that has signed, and the next one. */
  async didDocument(): Promise<DidDocument> {
    const keys = await this.store.all('Ed25519');
    return didDocument(
      this.addresses,
      keys.map(({ publicKey }) => publicKey),
    );
  }

  private async open(stored: SigningKey): Promise<OpenKey> {
    const known = this.opened.get(stored.id);
    if (known !== undefined) return known;
    const pair = await from({
      type: 'Multikey',
      id: keyId(this.addresses, stored.publicKey),
      controller: this.addresses.did,
      publicKeyMultibase: stored.publicKey,
      secretKeyMultibase: this.store.secretOf(stored),
    });
    const key = { id: stored.id, pair, signsFrom: stored.signsFrom };
    this.opened.set(stored.id, key);
    return key;
  }
}

async function freshKey(): Promise<FreshKey> {
  const { publicKeyMultibase, secretKeyMultibase } = await generate({});
  return { publicKey: publicKeyMultibase, secret: secretKeyMultibase! };
}
