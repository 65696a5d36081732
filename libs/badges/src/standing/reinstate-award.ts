import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Transactor } from '#database';
import { Award } from '../award.entity.js';
import { AwardRepository } from '../award.repository.js';
import { AwardStanding, requireStandingOfItsOwn } from './award-standing.js';
import { Credential } from '../credential.entity.js';
import { Credentials } from '../issuing/credentials.js';
import { awardLifecycle } from '../award.lifecycle.js';
import { Recipients } from '../issuing/recipients.js';
import type { StandingChange } from './standing-change.js';

/**
 * Issues a new credential for a revoked award, with the hash of the old one, which stays revoked. The new one has the
 * recipient's current address and DID.
 * @throws DomainError `award.not-found`; `award.transition` (409) unless it is revoked; `award.follows-its-parts`
 * (409); `award.recipient-renamed` (409) when the address or DID changes at that moment.
 */
@Injectable()
export class ReinstateAward {
  constructor(
    private readonly dataSource: DataSource,
    private readonly transactor: Transactor,
    private readonly awards: AwardRepository,
    private readonly standing: AwardStanding,
    private readonly credentials: Credentials,
    private readonly recipients: Recipients,
  ) {}

  async run(change: StandingChange): Promise<Award> {
    const { manager } = this.dataSource;
    const award = await this.awards.find(manager, change.awardId);
    requireStandingOfItsOwn(award);
    awardLifecycle.next(award.state, 'reinstate');
    const revoked = await manager.findOneByOrFail(Credential, { id: award.credentialId });
    const credential = await this.credentials.successor(revoked, await this.recipients.of(award.personId));
    return this.transactor.run((tx) => this.standing.change(tx, { ...change, command: 'reinstate' }, credential));
  }
}
