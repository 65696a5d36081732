import { Injectable } from '@nestjs/common';
import { DataSource, IsNull, Not } from 'typeorm';
import { Transactor } from '#database';
import { AwardStanding } from '../standing/award-standing.js';
import { Award } from '../award.entity.js';
import { askedOf, isEarned } from './choices.policy.js';
import { CompositeCredentials, type CompositeIssue } from './composite-credentials.js';
import { type Composite, CompositeQueries } from './composite.queries.js';
import type { CompositePart } from '../document/composite.document.js';
import { Recipients } from './recipients.js';

/**
 * Issues the badge of each stack, and of the whole, when its last part is in force, exactly once (rule 17). Reinstates
 * one that was revoked with a part when enough parts are in force again. A stack that asks for a micro-credential in
 * development cannot be earned. Safe to repeat after a crash, and to run twice at once.
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
    const held = await manager.findBy(Award, { personId, composite: Not(IsNull()) });
    const begun = await this.composites.begun(personId);
    const inForceIn = new Map<string, CompositePart[]>();
    for (const composite of await this.composites.all()) {
      const { programId } = composite;
      if (!inForceIn.has(programId)) inForceIn.set(programId, await this.composites.inForce(personId, programId));
      const inForce = inForceIn.get(programId)!;
      const award = held.find(({ composite: key }) => key === composite.key);
      if (award === undefined) {
        if (!begun.has(composite.key) && !isComplete(composite, inForce)) continue;
        const issue = await this.credentials.first(personId, composite, inForce);
        if (issue !== null) await this.give(personId, composite.key, issue);
      } else if (award.state === 'revoked') {
        const issue = await this.credentials.successor(award);
        if (issue !== null) await this.reinstate(award, issue);
      }
    }
  }

  private async give(
    personId: string,
    composite: string,
    { issuance, achievement, sign }: CompositeIssue,
  ): Promise<void> {
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
      validUntil: null,
      revision: 1,
    };
    await this.transactor.run((tx) => this.standing.add(tx, award, credential));
  }

  private async reinstate(revoked: Award, { sign }: CompositeIssue): Promise<void> {
    const credential = await sign(await this.recipients.of(revoked.personId));
    await this.transactor.run((tx) => this.standing.restore(tx, revoked, credential));
  }
}

/** Most awards complete no stack. Checking this first saves the other queries. */
function isComplete(composite: Composite, inForce: CompositePart[]): boolean {
  return isEarned(askedOf(composite), new Set(inForce.map(({ code }) => code)));
}
