import { Inject, Injectable } from '@nestjs/common';
import { Brackets, DataSource, IsNull } from 'typeorm';
import { CONFIGURATION, ConfigurationError, secretsOf, type Configuration } from '#config';
import { Transactor, type Tx } from '#database';
import { Clock, DomainError, Ids } from '#kernel';
import { SigningKey } from './signing-key.entity.js';
import type { SigningAlgorithm } from '../vocabulary.js';
import { SecretBox } from '../secret-box.js';

/** A key that was just made. Laurel stores its secret encrypted, with its public part as the label. */
export interface FreshKey {
  publicKey: string;
  secret: string;
}

/** Which keys: a program's, for one kind of proof. */
export interface KeyKind {
  programId: string;
  algorithm: SigningAlgorithm;
}

/**
 * Keeps the signing keys of each program and algorithm: the current one, perhaps the next, and the retired ones. Every
 * secret is encrypted.
 */
@Injectable()
export class KeyStore {
  private readonly box: SecretBox;

  constructor(
    @Inject(CONFIGURATION) configuration: Configuration,
    private readonly dataSource: DataSource,
    private readonly transactor: Transactor,
    private readonly clock: Clock,
    private readonly ids: Ids,
  ) {
    this.box = new SecretBox(secretsOf(configuration), 'signing-key');
  }

  /** The key that signs now, if there is one. */
  async inUse({ programId, algorithm }: KeyKind): Promise<SigningKey | null> {
    const [key] = await this.allInUse({ programId, algorithm });
    return key ?? null;
  }

  /** The keys that sign now. */
  allInUse(kind: Partial<KeyKind> = {}): Promise<SigningKey[]> {
    const now = this.clock.now();
    return this.dataSource.manager
      .createQueryBuilder(SigningKey, 'key')
      .where(kind)
      .andWhere('key.signs_from <= :now', { now })
      .andWhere(
        new Brackets((still) => still.where('key.retired_at IS NULL').orWhere('key.retired_at > :now', { now })),
      )
      .getMany();
  }

  /** Keeps the first key of a kind, or returns the one that another request made in the meantime. */
  first(kind: KeyKind, key: FreshKey): Promise<SigningKey> {
    return this.transactor.run((tx) => this.add(tx, kind, key));
  }

  /**
   * Keeps the next key. It takes over from the current one at the given instant; the very first key signs at once.
   * @throws DomainError `signing-key.rotation-under-way` while the latest key does not sign yet.
   */
  async next(tx: Tx, kind: KeyKind, key: FreshKey, signsFrom: Date): Promise<SigningKey> {
    await tx.query(`SELECT pg_advisory_xact_lock(hashtext('laurel.signing-key'))`);
    const latest = await tx.findOneBy(SigningKey, { ...kind, retiredAt: IsNull() });
    if (latest === null) return this.add(tx, kind, key);
    if (latest.signsFrom > this.clock.now()) {
      throw new DomainError(
        'conflict',
        'signing-key.rotation-under-way',
        `The next key is already published and signs from ${latest.signsFrom.toISOString()}. Rotate again after that.`,
      );
    }
    const begin = signsFrom < latest.signsFrom ? latest.signsFrom : signsFrom;
    await tx.update(SigningKey, { id: latest.id }, { retiredAt: begin });
    return this.add(tx, kind, key, begin);
  }

  /** Every key, the first one first. */
  all(kind: Partial<KeyKind> = {}): Promise<SigningKey[]> {
    return this.dataSource.manager.find(SigningKey, { where: kind, order: { id: 'ASC' } });
  }

  /** @throws ConfigurationError when SECRET is not the one that encrypted it. */
  secretOf({ publicKey, secretNonce, secretCiphertext }: SigningKey): string {
    const secret = this.box.open({ nonce: secretNonce, ciphertext: secretCiphertext }, publicKey);
    if (secret !== null) return secret;
    throw new ConfigurationError(
      'Laurel cannot open its signing key with this configuration:\n  SECRET: expected the value that this installation first signed with. Set it back: no other value can sign badges. To replace it, set the old value as SECRET_PREVIOUS.',
    );
  }

  /** Encrypts with the current secret every key that the previous one encrypted. Returns how many. */
  async reseal(tx: Tx): Promise<number> {
    let resealed = 0;
    for (const { id, publicKey, secretNonce, secretCiphertext } of await tx.find(SigningKey, {
      order: { id: 'ASC' },
    })) {
      const sealed = this.box.reseal({ nonce: secretNonce, ciphertext: secretCiphertext }, publicKey);
      if (sealed === null) continue;
      await tx.update(SigningKey, { id }, { secretNonce: sealed.nonce, secretCiphertext: sealed.ciphertext });
      resealed += 1;
    }
    return resealed;
  }

  private async add(tx: Tx, kind: KeyKind, { publicKey, secret }: FreshKey, begin?: Date): Promise<SigningKey> {
    const now = this.clock.now();
    const signsFrom = begin ?? now;
    const createdAt = signsFrom < now ? signsFrom : now; // time passed while this waited for the lock
    const { nonce, ciphertext } = this.box.seal(secret, publicKey);
    await tx
      .createQueryBuilder()
      .insert()
      .into(SigningKey)
      .values({
        ...kind,
        id: this.ids.next(),
        publicKey,
        secretNonce: nonce,
        secretCiphertext: ciphertext,
        createdAt,
        signsFrom,
        retiredAt: null,
      })
      .orIgnore()
      .execute();
    return tx.findOneByOrFail(SigningKey, { ...kind, retiredAt: IsNull() });
  }
}
