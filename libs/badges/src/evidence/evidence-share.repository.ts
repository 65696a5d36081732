import { randomBytes } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { type EntityManager, IsNull, MoreThan } from 'typeorm';
import { CONFIGURATION, type Configuration, secretsOf } from '#config';
import type { Tx } from '#database';
import { Clock, Ids, sha256Hex } from '#kernel';
import { EvidenceShare } from './evidence-share.entity.js';
import { SecretBox } from '../secret-box.js';
import type { EvidenceItem } from '../vocabulary.js';

/** Bytes of a link's token: 128 random bits, too many to guess. */
const shareTokenBytes = 16;

/** The item that is shared, and whether the badge's page leads to it. */
type Shared = Pick<EvidenceShare, 'awardId' | 'item' | 'listed'>;

/** Keeps the links to shared evidence. It finds a link by its token's hash, and keeps the token encrypted. */
@Injectable()
export class EvidenceShareRepository {
  private readonly box: SecretBox;

  constructor(
    @Inject(CONFIGURATION) configuration: Configuration,
    private readonly clock: Clock,
    private readonly ids: Ids,
  ) {
    this.box = new SecretBox(secretsOf(configuration), 'evidence-share');
  }

  /** Makes a link to the item. Null when the item already has an open one. */
  async open(tx: Tx, { awardId, item, listed }: Shared): Promise<EvidenceShare | null> {
    const id = this.ids.next();
    const token = randomBytes(shareTokenBytes).toString('base64url');
    const { nonce, ciphertext } = this.box.seal(token, id);
    const share: EvidenceShare = {
      id,
      awardId,
      item,
      listed,
      tokenHash: sha256Hex(token),
      tokenNonce: nonce,
      tokenCiphertext: ciphertext,
      sharedAt: this.clock.now(),
      withdrawnAt: null,
    };
    const inserted = await tx
      .createQueryBuilder()
      .insert()
      .into(EvidenceShare)
      .values(share)
      .orIgnore()
      .returning('id')
      .execute();
    return (inserted.raw as unknown[]).length === 0 ? null : share;
  }

  /** Lists the item's open link on the badge's page, or not. Returns the link's id; null when nothing changed. */
  async list(tx: Tx, { awardId, item, listed }: Shared): Promise<string | null> {
    const { raw } = await tx
      .createQueryBuilder()
      .update(EvidenceShare)
      .set({ listed })
      .where({ awardId, item, withdrawnAt: IsNull(), listed: !listed })
      .returning('id')
      .execute();
    return (raw as { id: string }[])[0]?.id ?? null;
  }

  /** Withdraws the item's open link for good. Returns the link's id; null when there is none. */
  async withdraw(tx: Tx, awardId: string, item: EvidenceItem): Promise<string | null> {
    const { raw } = await tx
      .createQueryBuilder()
      .update(EvidenceShare)
      .set({ tokenNonce: null, tokenCiphertext: null, withdrawnAt: this.clock.now() })
      .where({ awardId, item, withdrawnAt: IsNull() })
      .returning('id')
      .execute();
    return (raw as { id: string }[])[0]?.id ?? null;
  }

  /** The open links of an award. */
  ofAward(manager: EntityManager, awardId: string): Promise<EvidenceShare[]> {
    return manager.findBy(EvidenceShare, { awardId, withdrawnAt: IsNull() });
  }

  /** The link with this token, withdrawn or not. */
  byToken(manager: EntityManager, awardId: string, token: string): Promise<EvidenceShare | null> {
    return manager.findOneBy(EvidenceShare, { awardId, tokenHash: sha256Hex(token) });
  }

  /** Encrypts with the current secret the open links after `id` that the previous one encrypted, at most `most` of them. */
  async reseal(
    tx: Tx,
    { after, most }: { after: string | null; most: number },
  ): Promise<{ last: string | null; resealed: number }> {
    const shares = await tx.find(EvidenceShare, {
      where: { withdrawnAt: IsNull(), ...(after === null ? {} : { id: MoreThan(after) }) },
      order: { id: 'ASC' },
      take: most,
      lock: { mode: 'for_no_key_update' },
    });
    let resealed = 0;
    for (const { id, tokenNonce, tokenCiphertext } of shares) {
      const sealed = this.box.reseal({ nonce: tokenNonce!, ciphertext: tokenCiphertext! }, id);
      if (sealed === null) continue;
      await tx.update(EvidenceShare, { id }, { tokenNonce: sealed.nonce, tokenCiphertext: sealed.ciphertext });
      resealed += 1;
    }
    return { last: shares.at(-1)?.id ?? null, resealed };
  }

  /** The token of an open link. */
  tokenOf({ id, tokenNonce, tokenCiphertext }: EvidenceShare): string {
    const token = this.box.open({ nonce: tokenNonce!, ciphertext: tokenCiphertext! }, id);
    if (token === null) throw new Error(`The link ${id} does not open with this installation's SECRET.`);
    return token;
  }
}
