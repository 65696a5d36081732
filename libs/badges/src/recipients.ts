import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import type { Tx } from '#database';
import { PersonQueries } from '#identity';
import { DomainError } from '#kernel';
import type { Credential } from './credential.entity.js';
import type { CredentialDocument } from './domain/open-badge.js';
import { type Recipient, recipientChange } from './domain/recipient.js';
import { HolderDid } from './holder-did.entity.js';

/** How people are named in their badges. */
@Injectable()
export class Recipients {
  constructor(
    private readonly dataSource: DataSource,
    private readonly people: PersonQueries,
  ) {}

  /** @throws DomainError `person.not-found` */
  async of(personId: string, manager: EntityManager = this.dataSource.manager): Promise<Recipient> {
    const { email } = await this.people.byId(personId, manager);
    return { email, did: (await manager.findOneBy(HolderDid, { personId }))?.did ?? null };
  }

  /**
   * Lets a credential be written only if it names the person as they are named now; they stay named so until the
   * transaction ends. So whoever renames them finds every credential that they have to follow.
   * @throws DomainError `award.recipient-renamed` (409); trying again signs another.
   */
  async requirePresent(tx: Tx, personId: string, { document }: Credential): Promise<void> {
    await tx.query('SELECT FROM person WHERE id = $1 FOR SHARE', [personId]);
    const { credentialSubject } = JSON.parse(document) as CredentialDocument;
    if (recipientChange(credentialSubject, await this.of(personId, tx)) !== null) {
      throw new DomainError('conflict', 'award.recipient-renamed', 'The recipient’s address or DID changed while the badge was made. Try again.');
    }
  }
}
