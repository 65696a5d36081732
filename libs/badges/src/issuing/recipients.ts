import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import type { Tx } from '#database';
import { PersonQueries, PersonRepository } from '#identity';
import { DomainError } from '#kernel';
import { HolderDid } from '../holder/holder-did.entity.js';
import type { Credential } from '../credential.entity.js';
import type { CredentialDocument } from '../document/open-badge.document.js';
import { type Recipient, recipientChange } from '../document/recipient.document.js';

/** How people are identified in their badges. */
@Injectable()
export class Recipients {
  constructor(
    private readonly dataSource: DataSource,
    private readonly people: PersonQueries,
    private readonly personRows: PersonRepository,
  ) {}

  /** @throws DomainError `person.not-found` */
  async of(personId: string, manager: EntityManager = this.dataSource.manager): Promise<Recipient> {
    const { email } = await this.people.byId(personId, manager);
    const given = await manager.findOneBy(HolderDid, { personId });
    return { email, did: given?.did ?? null };
  }

  /**
   * Makes sure that a credential has the person's current address and DID, and keeps both unchanged until the
   * transaction ends. So a later change finds every credential that must follow it.
   * @throws DomainError `award.recipient-renamed` (409); trying again signs a new one.
   */
  async requirePresent(tx: Tx, personId: string, { document }: Credential): Promise<void> {
    // A statement of its own: what is read next was committed before the lock was granted.
    await this.personRows.lock(tx, personId);
    const { credentialSubject } = JSON.parse(document) as CredentialDocument;
    if (recipientChange(credentialSubject, await this.of(personId, tx)) !== null) {
      throw new DomainError(
        'conflict',
        'award.recipient-renamed',
        'The holder’s address or DID changed while the badge was being made. Nothing was saved. Try again.',
      );
    }
  }
}
