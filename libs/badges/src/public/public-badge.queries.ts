import { Injectable } from '@nestjs/common';
import { DataSource, Not } from 'typeorm';
import { PersonQueries } from '#identity';
import { notFound } from '#kernel';
import { Achievement } from '../achievement.entity.js';
import { Award, AwardHistory } from '../award.entity.js';
import { Credential } from '../credential.entity.js';
import { IssuanceRecord } from '../issuing/issuance.entity.js';
import type { AchievementDocument, CredentialDocument, Signed } from '../document/open-badge.document.js';
import type { AwardState } from '../vocabulary.js';

/** What the public page of a badge says. Reasons and actors stay private. */
export interface PublicBadge {
  awardId: string;
  credentialId: string;
  holder: string;
  achievementId: string;
  credential: Signed<CredentialDocument>;
  /** The exact bytes that were signed. */
  document: string;
  standing: AwardState;
  /** Since when it has this standing. */
  standingSince: Date;
  /** Whether a newer credential of the same award replaced this one. */
  superseded: boolean;
  /** The credential that this one replaced. */
  supersedes: string | null;
}

/** Reads what anyone may see of badges. */
@Injectable()
export class PublicBadgeQueries {
  constructor(
    private readonly dataSource: DataSource,
    private readonly people: PersonQueries,
  ) {}

  /** The badge with its current credential. @throws DomainError `badge.not-found` */
  async ofAward(awardId: string): Promise<PublicBadge> {
    const award = await this.dataSource.manager.findOneBy(Award, { id: awardId });
    if (award === null) throw notFound('badge');
    return this.show(award, award.credentialId);
  }

  /** The badge with one of its credentials, in force or not. @throws DomainError `credential.not-found` */
  async ofCredential(credentialId: string): Promise<PublicBadge> {
    const { manager } = this.dataSource;
    const credential = await manager.findOne(Credential, {
      where: { id: credentialId },
      select: { id: true, awardId: true },
    });
    if (credential === null) throw notFound('credential');
    return this.show(await manager.findOneByOrFail(Award, { id: credential.awardId }), credentialId);
  }

  /** @throws DomainError `achievement.not-found` */
  async achievement(id: string): Promise<Achievement & { content: AchievementDocument }> {
    const achievement = await this.dataSource.manager.findOneBy(Achievement, { id });
    if (achievement === null) throw notFound('achievement');
    return { ...achievement, content: JSON.parse(achievement.document) as AchievementDocument };
  }

  private async show(award: Award, credentialId: string): Promise<PublicBadge> {
    const { manager } = this.dataSource;
    const { document } = await manager.findOneByOrFail(Credential, { id: credentialId });
    const { supersedes } = await manager.findOneByOrFail(IssuanceRecord, { credentialId });
    const { name } = await this.people.byId(award.personId);
    const [last] = await manager.find(AwardHistory, {
      where: { awardId: award.id, command: Not('reissue') },
      order: { id: 'DESC' },
      take: 1,
    });
    const superseded = award.credentialId !== credentialId;
    return {
      awardId: award.id,
      credentialId,
      holder: name,
      achievementId: award.achievementId,
      credential: JSON.parse(document) as Signed<CredentialDocument>,
      document,
      standing: superseded ? 'revoked' : award.state,
      standingSince: last!.at,
      superseded,
      supersedes,
    };
  }
}
