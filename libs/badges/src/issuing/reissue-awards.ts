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
 * Reissues badges whose holder changed address or DID. Each new credential has the hash of the one it replaces. The
 * badge keeps its address, date and standing. A revoked badge waits until it is reinstated. Safe to repeat after a
 * crash, and to run twice at once: a credential has one successor.
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

  /** Reads the award before its recipient, so that a badge another run has just reissued counts as up to date. */
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
