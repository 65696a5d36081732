import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Achievement } from '../achievement.entity.js';
import type { Award } from '../award.entity.js';
import { AwardRepository } from '../award.repository.js';
import { type Asked, askedOf, countingOf, isEarned } from './choices.policy.js';
import { CompositeAchievements } from './composite-achievements.js';
import { type Composite, CompositeQueries } from './composite.queries.js';
import { Credential } from '../credential.entity.js';
import type { IssuanceRecord } from './issuance.entity.js';
import { Credentials } from './credentials.js';
import type { CompositePart } from '../document/composite.document.js';
import type { Recipient } from '../document/recipient.document.js';
import { type IssuanceCause, Issuances } from './issuances.js';

export interface CompositeIssue {
  issuance: IssuanceRecord;
  achievement: Achievement;
  /** Signs the credential as of the time that was decided. Every retry gives the same credential. */
  sign(recipient: Recipient): Promise<Credential>;
}

/** The credential that a successor replaces. */
interface Previous {
  credential: Credential;
  /** When the badge was first issued. */
  awardedAt: Date;
}

/** Decides once which awards make up the credential of a stack or the whole, so that every retry makes the same one. */
@Injectable()
export class CompositeCredentials {
  constructor(
    private readonly dataSource: DataSource,
    private readonly awards: AwardRepository,
    private readonly composites: CompositeQueries,
    private readonly achievements: CompositeAchievements,
    private readonly issuances: Issuances,
    private readonly credentials: Credentials,
  ) {}

  /**
   * The first credential of a person's stack. Null while a part is not in force. A credential that was begun is always
   * finished, even when a part has changed since.
   */
  async first(personId: string, composite: Composite, inForce: CompositePart[]): Promise<CompositeIssue | null> {
    const begun = await this.issuances.known({ personId, composite: composite.key });
    if (begun !== null) return this.issue(begun, await this.achievement(begun.achievementId!));
    if (chosen(askedOf(composite), inForce) === null) return null;
    const achievement = await this.achievements.of(composite);
    return this.begin({ personId, composite: composite.key, achievementId: achievement.id }, personId, achievement);
  }

  /** The credential that replaces a revoked one. Null while a part is not in force. */
  async successor({
    id: awardId,
    personId,
    achievementId,
    credentialId,
    issuedAt,
  }: Award): Promise<CompositeIssue | null> {
    const achievement = await this.achievement(achievementId);
    const previous = await this.previous(credentialId, issuedAt);
    const cause = { supersedes: credentialId, awardId };
    const begun = await this.issuances.known(cause);
    return begun === null
      ? this.begin(cause, personId, achievement, previous)
      : this.issue(begun, achievement, previous);
  }

  /** The credential that replaces one with an old address or DID. It names the same awards. */
  async renewed({ id: awardId, achievementId, credentialId, issuedAt }: Award): Promise<CompositeIssue> {
    const previous = await this.previous(credentialId, issuedAt);
    const issuance = await this.issuances.ofParts({ supersedes: credentialId, awardId }, async () =>
      (await this.composites.partsOf(credentialId)).map((part) => part.awardId),
    );
    return this.issue(issuance!, await this.achievement(achievementId), previous);
  }

  private async previous(credentialId: string, awardedAt: Date): Promise<Previous> {
    return { credential: await this.dataSource.manager.findOneByOrFail(Credential, { id: credentialId }), awardedAt };
  }

  private async begin(
    cause: IssuanceCause,
    personId: string,
    achievement: Achievement,
    previous?: Previous,
  ): Promise<CompositeIssue | null> {
    const issuance = await this.issuances.ofParts(cause, async (tx) => {
      await this.awards.queue(tx, personId);
      return chosen(
        { codes: achievement.parts!, choices: achievement.choices },
        await this.composites.inForce(personId, achievement.programId, tx),
      );
    });
    return issuance === null ? null : this.issue(issuance, achievement, previous);
  }

  private issue(issuance: IssuanceRecord, achievement: Achievement, previous?: Previous): CompositeIssue {
    return {
      issuance,
      achievement,
      sign: async (recipient) => {
        const parts = await this.composites.partsOf(issuance.credentialId);
        return this.credentials.composite({
          issuance,
          achievement,
          parts,
          recipient,
          awardedAt: previous?.awardedAt ?? issuance.validFrom,
          replaces: previous?.credential,
        });
      },
    };
  }

  private achievement(id: string): Promise<Achievement> {
    return this.dataSource.manager.findOneByOrFail(Achievement, { id });
  }
}

/** The awards that the credential names, in order. Null while too few parts are in force. */
function chosen(asked: Asked, inForce: CompositePart[]): string[] | null {
  const byCode = new Map(inForce.map(({ code, awardId }) => [code, awardId]));
  const codes = new Set(byCode.keys());
  return isEarned(asked, codes) ? countingOf(asked, codes).map((code) => byCode.get(code)!) : null;
}
