import { Injectable } from '@nestjs/common';
import { from, generate, type KeyPair } from '@digitalbazaar/ed25519-multikey';
import type { Tx } from '#database';
import type { IssuerAddresses } from '../issuer/issuer-addresses.policy.js';
import type { Issuer } from '../issuer/issuer.document.js';
import type { SigningKey } from './signing-key.entity.js';
import { didDocument, type DidDocument } from './did-document.js';
import { type FreshKey, type KeyKind, KeyStore } from './key-store.js';

/** A key that can sign. */
export interface OpenKey {
  id: string;
  pair: KeyPair;
  /** When it started to sign. Nothing that it signs has an earlier time. */
  signsFrom: Date;
}

/** Whose keys: an issuer. */
export type KeyOwner = Pick<Issuer, 'programId' | 'addresses'>;

const algorithm = 'Ed25519';

/** The issuers' keys for Data Integrity proofs (Ed25519), as each did.json lists them. */
@Injectable()
export class SigningKeys {
  private readonly opened = new Map<string, OpenKey>();

  constructor(private readonly store: KeyStore) {}

  /**
   * The key that signs for the issuer now. The first request makes it, once, even when many ask at the same time.
   * @throws ConfigurationError when SECRET is not the one that encrypted it.
   */
  async inUse({ programId, addresses }: KeyOwner): Promise<OpenKey> {
    const kind: KeyKind = { programId, algorithm };
    return this.open((await this.store.inUse(kind)) ?? (await this.store.first(kind, await freshKey())), addresses);
  }

  /**
   * Makes and publishes the next key. It takes over from the current one at the given instant; the very first key signs
   * at once.
   * @throws DomainError `signing-key.rotation-under-way` while the latest key does not sign yet.
   */
  async replace(tx: Tx, programId: string, signsFrom: Date): Promise<SigningKey> {
    return this.store.next(tx, { programId, algorithm }, await freshKey(), signsFrom);
  }

  /** The issuer's did.json, with every key that has signed, and the next one. */
  async didDocument({ programId, addresses }: KeyOwner): Promise<DidDocument> {
    const keys = await this.store.all({ programId, algorithm });
    return didDocument(
      addresses,
      keys.map(({ publicKey }) => publicKey),
    );
  }

  private async open(stored: SigningKey, issuer: IssuerAddresses): Promise<OpenKey> {
    const known = this.opened.get(stored.id);
    if (known !== undefined) return known;
    const pair = await from({
      type: 'Multikey',
      id: issuer.key(stored.publicKey),
      controller: issuer.did,
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
