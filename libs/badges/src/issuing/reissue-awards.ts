import { Injectable } from '@nestjs/common';
import { DataSource, In } from 'typeorm';
import { Transactor } from '#database';
import { Award } from '../award.entity.js';
import { AwardRepository } from '../award.repository.js';
import { CompositeCredentials } from './composite-credentials.js';
import { Credential } from '../credential.entity.js';
import { Credentials } from './credentials.js';
import type { CredentialDocument } from '../document/open-badge.document.js';
import { type Recipient, recipientChange } from '../document/recipient.document.js';
import { Recipients } from './recipients.js';

/**
 * Issues a person's badges anew where they name them otherwise than they are named now: by an address or a DID of before.
 * Each new credential is tied to the bytes of the one whose place it takes; the badge keeps its address, its date and its
 * standing. A revoked badge has no credential that could hold, so it waits until it is reinstated. Safe to repeat after
 * any crash, and at once with itself: a credential has one successor.
 */
@Injectable()
export class ReissueAwards {
  constructor(
    private readonly dataSource: DataSource,
    private readonly transactor: Transactor,
    private readonly awards: AwardRepository,
    private readonly credentials: Credentials,
    private readonly composites: CompositeCredentials,
    private readonly recipients: Recipients,
  ) {}

  async run({ personId }: { personId: string }): Promise<void> {
    const holding = await this.dataSource.manager.find(Award, {
      where: { personId, state: In(['issued', 'suspended']) },
      order: { id: 'ASC' },
    });
    for (const { id } of holding) await this.reissue(id);
  }

  /** The award is read before its recipient, so that one which another run has just brought up to date is seen as such. */
  private async reissue(awardId: string): Promise<void> {
    const { manager } = this.dataSource;
    const award = await this.awards.find(manager, awardId);
    const credential = await manager.findOneByOrFail(Credential, { id: award.credentialId });
    const recipient = await this.recipients.of(award.personId);
    const reason = recipientChange(
      (JSON.parse(credential.document) as CredentialDocument).credentialSubject,
      recipient,
    );
    if (reason === null || award.state === 'revoked') return;
    const successor = await this.successor(award, credential, recipient);
    const replaced = await this.transactor.run(async (tx) => {
      await this.awards.queue(tx, award.personId);
      return this.awards.replace(tx, { awardId, credentialId: credential.id, reason }, successor);
    });
    if (!replaced) await this.reissue(awardId);
  }

  private async successor(award: Award, credential: Credential, recipient: Recipient): Promise<Credential> {
    if (award.composite === null) return this.credentials.successor(credential, recipient);
    return (await this.composites.renewed(award)).sign(recipient);
  }
}
