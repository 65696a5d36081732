export { Achievement } from './achievement.entity.js';
export { AwardFactsQueries, type AwardFacts } from './award-facts.queries.js';
export { Award, AwardHistory } from './award.entity.js';
export {
  AwardQueries,
  type AwardFilter,
  type AwardHistoryLine,
  type AwardInFull,
  type AwardView,
} from './award.queries.js';
export { badgesEntities, BadgesModule } from './badges.module.js';
export { Certificates } from './certificates.js';
export { CredentialJwts } from './credential-jwts.js';
export { Credential } from './credential.entity.js';
export { Addresses } from './domain/addresses.js';
export { awardLifecycle } from './domain/award.lifecycle.js';
export { levelsReached } from './domain/levels-reached.js';
export {
  badgeContexts,
  type AchievementDocument,
  type CredentialDocument,
  type Profile,
  type Signed,
} from './domain/open-badge.js';
export { badgesEvents } from './events.js';
export { hostedAssertion, hostedBadgeClass, hostedIssuer, withdrawnAssertion } from './domain/open-badges-2.js';
export { isRecipient, type Recipient, recipientIdentity } from './domain/recipient.js';
export { HeldCredentialQueries, type HeldCredential } from './held-credential.queries.js';
export { Issuer } from './issuer.js';
export { IssueAward } from './operations/issue-award.js';
export { IssueCompositeAwards } from './operations/issue-composite-awards.js';
export { LiftSuspension } from './operations/lift-suspension.js';
export { NameHolder } from './operations/name-holder.js';
export { ReinstateAward } from './operations/reinstate-award.js';
export { ReissueAwards } from './operations/reissue-awards.js';
export { RevokeAward } from './operations/revoke-award.js';
export { RotateSigningKey, type RotatedKey } from './operations/rotate-signing-key.js';
export { ShareEvidence, type OwnEvidence } from './operations/share-evidence.js';
export { type StandingChange } from './operations/standing-change.js';
export { SuspendAward } from './operations/suspend-award.js';
export { WithdrawEvidence } from './operations/withdraw-evidence.js';
export { BadgePictures } from './picture/badge-pictures.js';
export { bakePng, credentialInPng, credentialsInPng } from './picture/png-baking.js';
export { bakeSvg, credentialInSvg, credentialsInSvg } from './picture/svg-baking.js';
export { PublicBadgeQueries, type PublicBadge } from './public-badge.queries.js';
export { Recipients } from './recipients.js';
export { SharedEvidenceQueries, type OwnEvidenceItem, type SharedEvidence } from './shared-evidence.queries.js';
export { bundledContexts } from './signing/contexts.js';
export { clrContext, clrContextAddress } from './signing/clr-context.js';
export { isGenuine, sign, signSingly, signTranscript } from './signing/data-integrity.js';
export { type DidDocument } from './signing/did-document.js';
export { StackProgressQueries, type StackProgress } from './stack-progress.queries.js';
export { JwtKeys, type PublicJwk } from './signing/jwt-keys.js';
export { KeyHistory, type PublishedKey } from './signing/key-history.js';
export { SigningKeys } from './signing/signing-keys.js';
export { StatusLists } from './status-lists.js';
