import { IssuerAddresses } from './issuer/issuer-addresses.policy.js';
import type { PictureFormat, StatusPurpose } from './vocabulary.js';

/**
 * Every address in what Laurel signs, made from the one public URL. Other people keep these addresses in their badges,
 * so their form must never change.
 */
export class Addresses {
  /** The issuer of the first program. */
  readonly firstIssuer: IssuerAddresses;

  /** @param publicUrl where verifiers reach this installation, without a trailing slash. */
  constructor(readonly publicUrl: string) {
    this.firstIssuer = new IssuerAddresses(publicUrl, 'issuer');
  }

  /** The issuer of any other program. @param code the program's. */
  programIssuer(code: string): IssuerAddresses {
    return new IssuerAddresses(this.publicUrl, `programs/${code.toLowerCase()}`);
  }

  /** The badge's page for people, and its current credential for machines. */
  badge(awardId: string): string {
    return `${this.publicUrl}/badges/${awardId}`;
  }

  /** The picture that social networks show for a link to the badge. */
  badgeCard(awardId: string): string {
    return `${this.badge(awardId)}/card.png`;
  }

  /** A credential exactly as it was signed. The address works as long as Laurel runs. */
  credential(credentialId: string): string {
    return `${this.publicUrl}/credentials/${credentialId}`;
  }

  /** One shared item of evidence, for anyone with the link. Nothing that is signed contains this address. */
  sharedEvidence(awardId: string, token: string): string {
    return `${this.badge(awardId)}/shared/${token}`;
  }

  /** One of the four pieces of evidence. It is private unless the holder shares it. */
  evidence(credentialId: string, position: number): string {
    return `${this.credential(credentialId)}/evidence/${position}`;
  }

  achievement(achievementId: string): string {
    return `${this.publicUrl}/achievements/${achievementId}`;
  }

  criteria(achievementId: string): string {
    return `${this.achievement(achievementId)}/criteria`;
  }

  achievementImage(achievementId: string, format: PictureFormat): string {
    return `${this.achievement(achievementId)}/image.${format}`;
  }

  outcome(achievementId: string, outcomeId: string): string {
    return `${this.achievement(achievementId)}#${outcomeId}`;
  }

  /** One step of the rubric scale on one essential outcome. */
  level(achievementId: string, outcomeId: string, levelCode: string): string {
    return `${this.outcome(achievementId, outcomeId)}-${levelCode}`;
  }

  competency(achievementId: string, number: number): string {
    return `${this.criteria(achievementId)}#competency-${number}`;
  }

  /** What Open Badges 2.0 hosts: an achievement as a BadgeClass, a credential as an Assertion and as a picture. */
  hostedBadgeClass(achievementId: string): string {
    return `${this.publicUrl}/ob2/badges/${achievementId}`;
  }

  hostedAssertion(credentialId: string): string {
    return `${this.publicUrl}/ob2/assertions/${credentialId}`;
  }

  hostedImage(credentialId: string): string {
    return `${this.hostedAssertion(credentialId)}/image.png`;
  }

  statusList(purpose: StatusPurpose, list: number): string {
    return `${this.publicUrl}/status/${purpose}/${list}`;
  }
}
