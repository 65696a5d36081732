import { createCredential, createList } from '@digitalbazaar/vc-bitstring-status-list';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Transactor, type Tx } from '#database';
import { Clock, notFound } from '#kernel';
import { Addresses } from '../addresses.policy.js';
import { badgeContexts, stamp } from '../document/open-badge.document.js';
import { Issuers } from '../issuer/issuers.js';
import { sign } from '../signing/data-integrity.js';
import { SigningKeys } from '../signing/signing-keys.js';
import { PublishedStatusList, StatusList } from './status-list.entity.js';
import type { AwardState, StatusPurpose } from '../vocabulary.js';

/** A published list is valid for a day, and Laurel signs it again in the second half of the day. */
const validForMs = 24 * 60 * 60 * 1000;

/** The status lists of every program, each signed by its issuer. No position is given twice. For each purpose, a signed list shows the current standing. */
@Injectable()
export class StatusLists {
  constructor(
    private readonly dataSource: DataSource,
    private readonly transactor: Transactor,
    private readonly addresses: Addresses,
    private readonly issuers: Issuers,
    private readonly keys: SigningKeys,
    private readonly clock: Clock,
  ) {}

  /** Marks that a credential's standing changed, so that its lists are signed again at the next request. */
  async changed(tx: Tx, credentialId: string): Promise<void> {
    await tx.query(
      'UPDATE status_list SET revision = revision + 1 WHERE number = (SELECT list_number FROM issuance WHERE credential_id = $1)',
      [credentialId],
    );
  }

  /**
   * The current signed list for one purpose. Laurel signs it again after a standing changed, or when half of its time
   * is over.
   * @throws DomainError `status-list.not-found`
   */
  async published(purpose: StatusPurpose, number: number): Promise<PublishedStatusList> {
    const { manager } = this.dataSource;
    const list = await manager.findOneBy(StatusList, { number });
    if (list === null) throw notFound('status-list');
    const last = await manager.findOneBy(PublishedStatusList, { purpose, listNumber: number });
    const freshUntil = last === null ? 0 : last.signedAt.getTime() + validForMs / 2;
    if (last !== null && last.revision === list.revision && this.clock.now().getTime() < freshUntil) return last;
    return this.publish(purpose, list);
  }

  private async publish(
    purpose: StatusPurpose,
    { programId, number, length }: StatusList,
  ): Promise<PublishedStatusList> {
    const issuer = await this.issuers.ofProgram(programId);
    const signedAt = new Date(Math.floor(this.clock.now().getTime() / 1000) * 1000);
    const { revision, withdrawn } = await this.standing(purpose, number);
    const list = await createList({ length });
    for (const index of withdrawn) list.setStatus(index, true);
    const unsigned = await createCredential({
      id: this.addresses.statusList(purpose, number),
      list,
      statusPurpose: purpose,
    });
    const document = {
      ...unsigned,
      '@context': [badgeContexts[0]],
      issuer: issuer.addresses.did,
      validFrom: stamp(signedAt),
      validUntil: stamp(new Date(signedAt.getTime() + validForMs)),
    };
    const key = await this.keys.inUse(issuer);
    const published = {
      purpose,
      listNumber: number,
      revision,
      document: JSON.stringify(await sign(document, key.pair, signedAt)),
      signedAt,
    };
    await this.keep(published);
    return published;
  }

  /** The withdrawn positions at one revision. One statement reads both, so that neither is newer than the other. */
  private async standing(purpose: StatusPurpose, number: number): Promise<{ revision: number; withdrawn: number[] }> {
    const [standing] = await this.dataSource.query<{ revision: number; withdrawn: number[] }[]>(
      `SELECT l.revision, coalesce(w.indexes, '{}') AS withdrawn
         FROM status_list l
         LEFT JOIN LATERAL (
           SELECT array_agg(place.list_index ORDER BY place.list_index) AS indexes
             FROM (SELECT i.list_index
                     FROM issuance i JOIN credential c ON c.id = i.credential_id JOIN award a ON a.id = c.award_id
                    WHERE i.list_number = l.number AND (a.credential_id <> c.id OR a.state = ANY ($2))
                   UNION
                   SELECT lost.list_index FROM lost_withdrawal lost
                    WHERE lost.list_number = l.number AND lost.purpose = $3) place
         ) w ON true
        WHERE l.number = $1`,
      [number, withdrawingStates[purpose], purpose],
    );
    return standing!;
  }

  /** When two sign at the same time, the list with the later revision stays. */
  private async keep({ purpose, listNumber, revision, document, signedAt }: PublishedStatusList): Promise<void> {
    await this.transactor.run((tx) =>
      tx.query(
        `INSERT INTO published_status_list AS known (purpose, list_number, revision, document, signed_at) VALUES ($1, $2, $3, $4, $5)
       ON CONFLICT (purpose, list_number) DO UPDATE SET revision = excluded.revision, document = excluded.document, signed_at = excluded.signed_at
       WHERE (known.revision, known.signed_at) <= (excluded.revision, excluded.signed_at)`,
        [purpose, listNumber, revision, document, signedAt],
      ),
    );
  }
}

/**
 * The award's states in which its credential is withdrawn, for each purpose. A replaced credential is withdrawn for
 * both.
 */
const withdrawingStates: Record<StatusPurpose, AwardState[]> = {
  suspension: ['suspended', 'revoked'],
  revocation: ['revoked'],
};
