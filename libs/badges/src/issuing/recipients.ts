import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import type { Tx } from '#database';
import { PersonQueries, PersonRepository } from '#identity';
import { DomainError } from '#kernel';
import { HolderDid } from '../holder/holder-did.entity.js';
import type { Credential } from '../credential.entity.js';
import type { CredentialDocument } from '../document/open-badge.document.js';
import { type Recipient, recipientChange } from '../document/recipient.document.js';

/** How people are named in their badges. */
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
   * Lets a credential be written only if it names the person as they are named now; they stay named so until the
   * transaction ends. So whoever renames them finds every credential that they have to follow.
   * @throws DomainError `award.recipient-renamed` (409); trying again signs another.
   */
  async requirePresent(tx: Tx, personId: string, { document }: Credential): Promise<void> {
    // A statement of its own: what is read next was committed before the lock was granted.
    await this.personRows.lock(tx, personId);
    const { credentialSubject } = JSON.parse(document) as CredentialDocument;
    if (recipientChange(credentialSubject, await this.of(personId, tx)) !== null) {
      throw new DomainError(
        'conflict',
        'award.recipient-renamed',
        'The recipient’s address or DID changed while the badge was made. Try again.',
      );
    }
  }
}
