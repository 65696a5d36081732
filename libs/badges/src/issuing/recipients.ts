import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import type { Tx } from '#database';
import { DomainError, notFound } from '#kernel';
import type { Credential } from '../credential.entity.js';
import type { CredentialDocument } from '../document/open-badge.document.js';
import { type Recipient, recipientChange } from '../document/recipient.document.js';

/** How people are named in their badges. */
@Injectable()
export class Recipients {
  constructor(private readonly dataSource: DataSource) {}

  /** @throws DomainError `person.not-found` */
  async of(personId: string, manager: EntityManager = this.dataSource.manager): Promise<Recipient> {
    const [recipient] = await manager.query<Recipient[]>(
      'SELECT person.email, holder_did.did FROM person LEFT JOIN holder_did ON holder_did.person_id = person.id WHERE person.id = $1',
      [personId],
    );
    if (recipient === undefined) throw notFound('person');
    return recipient;
  }

  /**
   * Lets a credential be written only if it names the person as they are named now; they stay named so until the
   * transaction ends. So whoever renames them finds every credential that they have to follow.
   * @throws DomainError `award.recipient-renamed` (409); trying again signs another.
   */
  async requirePresent(tx: Tx, personId: string, { document }: Credential): Promise<void> {
    // A statement of its own, so that what is read next was committed before the lock was had.
    await tx.query('SELECT FROM person WHERE id = $1 FOR SHARE', [personId]);
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
