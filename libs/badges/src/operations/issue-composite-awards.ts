import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Transactor } from '#database';
import { AwardStanding } from '../award-standing.js';
import { Award } from '../award.entity.js';
import { CompositeCredentials, type CompositeIssue } from '../composite-credentials.js';
import { CompositeQueries } from '../composite.queries.js';
import { Recipients } from '../recipients.js';

/**
 * Gives a person the badge of each stack, and of the whole, whose last part is in force now, exactly once; and reinstates
 * one that was revoked with a part, once all its parts are in force again. A stack with a micro-credential in development
 * has a part that nobody can earn, so it is not given. Safe to repeat after any crash, and at once with itself.
 */
@Injectable()
export class IssueCompositeAwards {
  constructor(
    private readonly dataSource: DataSource,
    private readonly transactor: Transactor,
    private readonly recipients: Recipients,
    private readonly composites: CompositeQueries,
    private readonly credentials: CompositeCredentials,
    private readonly standing: AwardStanding,
  ) {}

  async run({ personId }: { personId: string }): Promise<void> {
    const { manager } = this.dataSource;
    const inForce = await this.composites.inForce(personId);
    for (const composite of await this.composites.all()) {
      const held = await manager.findOneBy(Award, { personId, composite: composite.key });
      if (held === null) {
        const issue = await this.credentials.first(personId, composite, inForce);
        if (issue !== null) await this.give(personId, composite.key, issue);
      } else if (held.state === 'revoked') {
        const issue = await this.credentials.successor(held);
        if (issue !== null) await this.reinstate(held, issue);
      }
    }
  }

  private async give(personId: string, composite: string, { issuance, achievement, sign }: CompositeIssue): Promise<void> {
    const credential = await sign(await this.recipients.of(personId));
    const award: Award = {
      id: issuance.awardId,
      achievementId: achievement.id,
      personId,
      enrollmentId: null,
      composite,
      state: 'issued',
      credentialId: credential.id,
      issuedAt: issuance.validFrom,
      revision: 1,
    };
    await this.transactor.run((tx) => this.standing.add(tx, award, credential));
  }

  private async reinstate(revoked: Award, { sign }: CompositeIssue): Promise<void> {
    const credential = await sign(await this.recipients.of(revoked.personId));
    await this.transactor.run((tx) => this.standing.restore(tx, revoked, credential));
  }
}
