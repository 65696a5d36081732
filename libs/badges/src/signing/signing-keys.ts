import { Inject, Injectable } from '@nestjs/common';
import { from, generate, type KeyPair } from '@digitalbazaar/ed25519-multikey';
import { Brackets, DataSource, IsNull, type EntityManager } from 'typeorm';
import { CONFIGURATION, ConfigurationError, type Configuration } from '#config';
import type { Tx } from '#database';
import { Clock, DomainError, Ids } from '#kernel';
import { Addresses } from '../domain/addresses.js';
import { SigningKey } from '../signing-key.entity.js';
import { didDocument, keyId, type DidDocument } from './did-document.js';
import { SecretBox } from './secret-box.js';

/** A key that can sign. */
export interface OpenKey {
  id: string;
  pair: KeyPair;
}

/** A key in the published history. */
export interface PublishedKey {
  /** The id under which it stands in did.json, and in what it signed. */
  id: string;
  algorithm: string;
  publishedAt: Date;
  signsFrom: Date;
  /** Null while no other is to follow it. */
  signsUntil: Date | null;
}

/** The issuer's keys: one in use, perhaps the next, the retired ones kept, every secret encrypted at rest. */
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

  /**
   * Makes the next key, which is published at once and takes over from the one in use at an instant; the very first signs at once.
   * @throws DomainError `signing-key.rotation-under-way` while the latest key does not sign yet.
   */
  async replace(tx: Tx, signsFrom: Date): Promise<SigningKey> {
    await tx.query(`SELECT pg_advisory_xact_lock(hashtext('laurel.signing-key'))`);
    const latest = await tx.findOneBy(SigningKey, { algorithm: 'Ed25519', retiredAt: IsNull() });
    if (latest === null) return this.make(tx);
    if (latest.signsFrom > this.clock.now()) {
      throw new DomainError('conflict', 'signing-key.rotation-under-way', `The next key is published and signs from ${latest.signsFrom.toISOString()}. Wait for it.`);
    }
    await tx.update(SigningKey, { algorithm: 'Ed25519', retiredAt: IsNull() }, { retiredAt: signsFrom });
    return this.make(tx, signsFrom);
  }

  /** Every key that signed, signs or will, the first one first. */
  async history(): Promise<PublishedKey[]> {
    const keys = await this.dataSource.manager.find(SigningKey, { order: { id: 'ASC' } });
    return keys.map(({ algorithm, publicKey, createdAt, signsFrom, retiredAt }) => ({
      id: keyId(this.addresses, publicKey),
      algorithm,
      publishedAt: createdAt,
      signsFrom,
      signsUntil: retiredAt,
    }));
  }

  /** The issuer's did.json, with every key that ever signed, and the next. */
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
    const now = this.clock.now();
    return manager
      .createQueryBuilder(SigningKey, 'key')
      .where({ algorithm: 'Ed25519' })
      .andWhere('key.signs_from <= :now', { now })
      .andWhere(new Brackets((still) => still.where('key.retired_at IS NULL').orWhere('key.retired_at > :now', { now })))
      .getOne();
  }

  /** Makes a key, or gives the one that another request made meanwhile. */
  private async make(manager: EntityManager, begin?: Date): Promise<SigningKey> {
    const now = this.clock.now();
    const signsFrom = begin ?? now;
    const createdAt = signsFrom < now ? signsFrom : now; // time went on while "at once" was waiting for the lock
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
        createdAt,
        signsFrom,
        retiredAt: null,
      })
      .orIgnore()
      .execute();
    return manager.findOneByOrFail(SigningKey, { algorithm: 'Ed25519', retiredAt: IsNull() });
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
