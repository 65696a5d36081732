import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { CONFIGURATION, type Configuration } from '#config';
import { PersonQueries } from '#identity';
import { Clock, notFound } from '#kernel';
import { Achievement } from '../achievement.entity.js';
import { Award, AwardHistory } from '../award.entity.js';
import { Credential } from '../credential.entity.js';
import { IssuanceRecord } from '../issuing/issuance.entity.js';
import type { AchievementDocument, CredentialDocument, Signed } from '../document/open-badge.document.js';
import type { AwardHistoryCommand, AwardState } from '../vocabulary.js';
import { issuerDay, issuerZoneName } from './issuer-day.document.js';

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
  /** When and how the standing of the award changed, from its issuing on. */
  history: { command: AwardHistoryCommand; on: string }[];
  /** The day of the award, in words. */
  awardedOn: string;
  /** When the credential stops being valid, in words. Null: it does not end. */
  validUntil: string | null;
  expired: boolean;
  /** The zone of the days above, in words. */
  zone: string;
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
    private readonly clock: Clock,
    @Inject(CONFIGURATION) private readonly configuration: Configuration,
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
    const lines = await manager.find(AwardHistory, { where: { awardId: award.id }, order: { id: 'ASC' } });
    const { issuerZone } = this.configuration;
    const superseded = award.credentialId !== credentialId;
    const credential = JSON.parse(document) as Signed<CredentialDocument>;
    return {
      awardId: award.id,
      credentialId,
      holder: name,
      achievementId: award.achievementId,
      credential,
      document,
      standing: superseded ? 'revoked' : award.state,
      history: lines.map(({ command, at }) => ({ command, on: issuerDay(at, issuerZone) })),
      awardedOn: issuerDay(credential.awardedDate, issuerZone),
      validUntil: credential.validUntil === undefined ? null : issuerDay(credential.validUntil, issuerZone),
      expired: credential.validUntil !== undefined && new Date(credential.validUntil) <= this.clock.now(),
      zone: issuerZoneName(issuerZone),
      superseded,
      supersedes,
    };
  }
}
