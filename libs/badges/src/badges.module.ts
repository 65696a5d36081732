import { Module, type OnApplicationBootstrap } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { CatalogModule } from '#catalog';
import { CONFIGURATION, type Configuration } from '#config';
import { IdentityModule } from '#identity';
import { injectables } from '#kernel/nest';
import { PilotsModule } from '#pilots';
import { ProgramsModule } from '#programs';
import { ReviewsModule } from '#reviews';
import { SubmissionsModule } from '#submissions';
import { Achievement } from './achievement.entity.js';
import { Addresses } from './addresses.policy.js';
import { Award, AwardHistory } from './award.entity.js';
import { AwardRepository } from './award.repository.js';
import { Credential } from './credential.entity.js';
import { EvidenceBehindBadges } from './evidence/evidence-behind-badges.js';
import { EvidenceShare } from './evidence/evidence-share.entity.js';
import { EvidenceShareRepository } from './evidence/evidence-share.repository.js';
import * as evidence from './evidence/index.js';
import { HolderDid } from './holder/holder-did.entity.js';
import * as holder from './holder/index.js';
import * as issuer from './issuer/index.js';
import { IssuerWords } from './issuer/issuer.entity.js';
import { Achievements } from './issuing/achievements.js';
import { CompositeAchievements } from './issuing/composite-achievements.js';
import { CompositeCredentials } from './issuing/composite-credentials.js';
import { CompositeQueries } from './issuing/composite.queries.js';
import { Credentials } from './issuing/credentials.js';
import * as issuing from './issuing/index.js';
import { IssuancePart, IssuanceRecord } from './issuing/issuance.entity.js';
import { Issuances } from './issuing/issuances.js';
import * as picture from './picture/index.js';
import * as publicly from './public/index.js';
import * as read from './read/index.js';
import * as recovery from './recovery/index.js';
import { CredentialJwt } from './signing/credential-jwt.entity.js';
import { CredentialSigner } from './signing/credential-signer.js';
import * as signing from './signing/index.js';
import { KeyHistory } from './signing/key-history.js';
import { KeyStore } from './signing/key-store.js';
import { SigningKey } from './signing/signing-key.entity.js';
import { AwardStanding } from './standing/award-standing.js';
import { CompositeStandingQueries } from './standing/composite-standing.queries.js';
import * as standing from './standing/index.js';
import { LostWithdrawal, PublishedStatusList, StatusList } from './standing/status-list.entity.js';

const badgesEntities: Function[] = [
  IssuerWords,
  SigningKey,
  Achievement,
  StatusList,
  LostWithdrawal,
  PublishedStatusList,
  IssuanceRecord,
  IssuancePart,
  Award,
  AwardHistory,
  Credential,
  CredentialJwt,
  EvidenceShare,
  HolderDid,
];

const shown = injectables(evidence, holder, issuer, issuing, picture, publicly, read, recovery, signing, standing);
const internal = [
  Achievements,
  AwardRepository,
  AwardStanding,
  CompositeAchievements,
  CompositeCredentials,
  CompositeQueries,
  CompositeStandingQueries,
  Credentials,
  CredentialSigner,
  EvidenceBehindBadges,
  EvidenceShareRepository,
  Issuances,
  KeyStore,
];

/** Badges: what people earned, signed so that anyone can check it, and its standing. */
@Module({
  imports: [
    TypeOrmModule.forFeature(badgesEntities),
    ProgramsModule,
    IdentityModule,
    CatalogModule,
    PilotsModule,
    SubmissionsModule,
    ReviewsModule,
  ],
  providers: [
    ...shown,
    ...internal,
    {
      provide: Addresses,
      useFactory: ({ publicUrl }: Configuration) => new Addresses(publicUrl),
      inject: [CONFIGURATION],
    },
  ],
  exports: [...shown, Addresses],
})
export class BadgesModule implements OnApplicationBootstrap {
  constructor(private readonly keys: KeyHistory) {}

  /** Stops the start when SECRET does not open the signing key. Otherwise the first failed badge would show it. */
  async onApplicationBootstrap(): Promise<void> {
    await this.keys.check();
  }
}
