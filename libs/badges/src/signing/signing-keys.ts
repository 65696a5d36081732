import { Inject, Injectable } from '@nestjs/common';
import { from, generate, type KeyPair } from '@digitalbazaar/ed25519-multikey';
import { DataSource, IsNull, type EntityManager } from 'typeorm';
import { CONFIGURATION, ConfigurationError, type Configuration } from '#config';
import type { Tx } from '#database';
import { Clock, Ids } from '#kernel';
import { Addresses } from '../domain/addresses.js';
import { SigningKey } from '../signing-key.entity.js';
import { didDocument, keyId, type DidDocument } from './did-document.js';
import { SecretBox } from './secret-box.js';

/** A key that can sign. */
export interface OpenKey {
  id: string;
  pair: KeyPair;
}

/** The issuer's keys: one in use, the retired ones kept, every secret encrypted at rest. */
@Injectable()
export class SigningKeys {
  private readonly box: SecretBox;
  private readonly opened = new Map<string, OpenKey>();

  constructor(
    @Inject(CONFIGURATION) configuration: Configuration,
    private readonly addresses: Addresses,
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
    private readonly ids: Ids,
  ) {
    this.box = new SecretBox(configuration.secret, 'signing-key');
  }

  /**
   * The key that signs now; made at first use, once, however many ask at the same time.
   * @throws ConfigurationError when SECRET is not the one under which it was encrypted.
   */
  async inUse(): Promise<OpenKey> {
    const { manager } = this.dataSource;
    return this.open((await this.find(manager)) ?? (await this.make(manager)));
  }

  /** Retires the key in use and makes another. */
  async replace(tx: Tx): Promise<SigningKey> {
    await tx.update(SigningKey, { algorithm: 'Ed25519', retiredAt: IsNull() }, { retiredAt: this.clock.now() });
    return this.make(tx);
  }

  /** The issuer's did.json, with every key that ever signed. */
  async didDocument(): Promise<DidDocument> {
    const keys = await this.dataSource.manager.find(SigningKey, { select: { id: true, publicKey: true }, order: { id: 'ASC' } });
    return didDocument(
      this.addresses,
      keys.map(({ publicKey }) => publicKey),
    );
  }

  /**
   * Refuses to go on with a secret that does not open the key in use.
   * @throws ConfigurationError
   */
  async check(): Promise<void> {
    const stored = await this.find(this.dataSource.manager);
    if (stored !== null) await this.open(stored);
  }

  private find(manager: EntityManager): Promise<SigningKey | null> {
    return manager.findOneBy(SigningKey, { algorithm: 'Ed25519', retiredAt: IsNull() });
  }

  /** Makes a key, or gives the one that another request made meanwhile. */
  private async make(manager: EntityManager): Promise<SigningKey> {
    const pair = await generate({});
    const { nonce, ciphertext } = this.box.seal(pair.secretKeyMultibase!, pair.publicKeyMultibase);
    await manager
      .createQueryBuilder()
      .insert()
      .into(SigningKey)
      .values({
        id: this.ids.next(),
        algorithm: 'Ed25519',
        publicKey: pair.publicKeyMultibase,
        secretNonce: nonce,
        secretCiphertext: ciphertext,
        createdAt: this.clock.now(),
        retiredAt: null,
      })
      .orIgnore()
      .execute();
    return (await this.find(manager))!;
  }

  private async open(stored: SigningKey): Promise<OpenKey> {
    const known = this.opened.get(stored.id);
    if (known !== undefined) return known;
    const secretKeyMultibase = this.box.open({ nonce: stored.secretNonce, ciphertext: stored.secretCiphertext }, stored.publicKey);
    if (secretKeyMultibase === null) {
      throw new ConfigurationError(
        'Laurel cannot open its signing key with this configuration:\n  SECRET: expected the value with which this installation first signed. Set it back; badges cannot be signed with another.',
      );
    }
    const pair = await from({
      type: 'Multikey',
      id: keyId(this.addresses, stored.publicKey),
      controller: this.addresses.did,
      publicKeyMultibase: stored.publicKey,
      secretKeyMultibase,
    });
    const key = { id: stored.id, pair };
    this.opened.set(stored.id, key);
    return key;
  }
}
