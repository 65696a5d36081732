import { Module, type OnApplicationBootstrap } from '@nestjs/common';
import { CatalogModule } from '#catalog';
import { CONFIGURATION, type Configuration } from '#config';
import { IdentityModule } from '#identity';
import { PilotsModule } from '#pilots';
import { SubmissionsModule } from '#submissions';
import { Achievement } from './achievement.entity.js';
import { Achievements } from './achievements.js';
import { AwardFactsQueries } from './award-facts.queries.js';
import { Award, AwardHistory } from './award.entity.js';
import { AwardQueries } from './award.queries.js';
import { AwardRepository } from './award.repository.js';
import { AwardStanding } from './award-standing.js';
import { Certificates } from './certificates.js';
import { CompositeAchievements } from './composite-achievements.js';
import { CompositeCredentials } from './composite-credentials.js';
import { CompositeQueries } from './composite.queries.js';
import { Credential, CredentialJwt, IssuancePart, IssuanceRecord } from './credential.entity.js';
import { CredentialJwts } from './credential-jwts.js';
import { Credentials } from './credentials.js';
import { Addresses } from './domain/addresses.js';
import { EvidenceShare } from './evidence-share.entity.js';
import { EvidenceShareRepository } from './evidence-share.repository.js';
import { HeldCredentialQueries } from './held-credential.queries.js';
import { HolderDid } from './holder-did.entity.js';
import { Issuances } from './issuances.js';
import { Issuer } from './issuer.js';
import { IssueAward } from './operations/issue-award.js';
import { IssueCompositeAwards } from './operations/issue-composite-awards.js';
import { LiftSuspension } from './operations/lift-suspension.js';
import { NameHolder } from './operations/name-holder.js';
import { ReinstateAward } from './operations/reinstate-award.js';
import { ReissueAwards } from './operations/reissue-awards.js';
import { RevokeAward } from './operations/revoke-award.js';
import { RotateSigningKey } from './operations/rotate-signing-key.js';
import { ShareEvidence } from './operations/share-evidence.js';
import { SuspendAward } from './operations/suspend-award.js';
import { WithdrawEvidence } from './operations/withdraw-evidence.js';
import { BadgePictures } from './picture/badge-pictures.js';
import { PublicBadgeQueries } from './public-badge.queries.js';
import { Recipients } from './recipients.js';
import { SharedEvidenceQueries } from './shared-evidence.queries.js';
import { SigningKey } from './signing-key.entity.js';
import { CredentialSigner } from './signing/credential-signer.js';
import { JwtKeys } from './signing/jwt-keys.js';
import { KeyHistory } from './signing/key-history.js';
import { KeyStore } from './signing/key-store.js';
import { SigningKeys } from './signing/signing-keys.js';
import { PublishedStatusList, StatusList } from './status-list.entity.js';
import { StackProgressQueries } from './stack-progress.queries.js';
import { StatusLists } from './status-lists.js';

export const badgesEntities: Function[] = [
  SigningKey,
  Achievement,
  StatusList,
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

const operations = [
  IssueAward,
  IssueCompositeAwards,
  SuspendAward,
  LiftSuspension,
  RevokeAward,
  ReinstateAward,
  ReissueAwards,
  NameHolder,
  RotateSigningKey,
  ShareEvidence,
  WithdrawEvidence,
];
const shown = [
  AwardFactsQueries,
  AwardQueries,
  Certificates,
  HeldCredentialQueries,
  PublicBadgeQueries,
  Recipients,
  SharedEvidenceQueries,
  StackProgressQueries,
  StatusLists,
  SigningKeys,
  JwtKeys,
  KeyHistory,
  CredentialJwts,
  Issuer,
  BadgePictures,
];

/** Badges: what was earned, signed so that anyone can check it, and its standing. */
@Module({
  imports: [IdentityModule, CatalogModule, PilotsModule, SubmissionsModule],
  providers: [
    {
      provide: Addresses,
      useFactory: ({ publicUrl }: Configuration) => new Addresses(publicUrl),
      inject: [CONFIGURATION],
    },
    Achievements,
    AwardRepository,
    AwardStanding,
    CompositeAchievements,
    CompositeCredentials,
    CompositeQueries,
    Credentials,
    CredentialSigner,
    EvidenceShareRepository,
    Issuances,
    KeyStore,
    ...operations,
    ...shown,
  ],
  exports: [...operations, ...shown, Addresses],
})
export class BadgesModule implements OnApplicationBootstrap {
  constructor(private readonly keys: KeyHistory) {}

  /** A start under a SECRET that does not open the signing key is refused here, before anyone finds out by a failed badge. */
  async onApplicationBootstrap(): Promise<void> {
    await this.keys.check();
  }
}
