import type { PictureFormat, StatusPurpose } from './vocabulary.js';

/**
 * Every address that stands in what Laurel signs, made from the one public URL.
 * They are written into badges that others keep, so none may ever change its form.
 */
export class Addresses {
  /** The issuer: did:web, which resolves to {@link didDocument} (over https alone, whatever the public URL says). */
  readonly did: string;

  /** @param publicUrl where verifiers reach this installation, without a slash at its end. */
  constructor(readonly publicUrl: string) {
    const { host, pathname } = new URL(publicUrl);
    const path = pathname.split('/').filter((part) => part !== '');
    this.did = ['did', 'web', host.replaceAll(':', '%3A'), ...path, 'issuer'].join(':');
  }

  get profile(): string {
    return `${this.publicUrl}/issuer`;
  }

  get didDocument(): string {
    return `${this.publicUrl}/issuer/did.json`;
  }

  /** Every key for JWTs. */
  get jwks(): string {
    return `${this.publicUrl}/issuer/jwks.json`;
  }

  /** One key for JWTs, by its thumbprint: what a JWT's `kid` is, so that a verifier has the key by reading it. */
  jwk(thumbprint: string): string {
    return `${this.publicUrl}/issuer/keys/${thumbprint}`;
  }

  /** The badge's own page and, for machines, its current credential. */
  badge(awardId: string): string {
    return `${this.publicUrl}/badges/${awardId}`;
  }

  /** The picture that stands for a link to the badge where it is shared. */
  badgeCard(awardId: string): string {
    return `${this.badge(awardId)}/card.png`;
  }

  /** Exactly what was signed, for as long as Laurel stands. */
  credential(credentialId: string): string {
    return `${this.publicUrl}/credentials/${credentialId}`;
  }

  /** One item of what is behind a badge, for whoever the holder gave the link. It stands in nothing that is signed. */
  sharedEvidence(awardId: string, token: string): string {
    return `${this.badge(awardId)}/shared/${token}`;
  }

  /** One of the four pieces of evidence; private unless the holder shares it. */
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

  /** What Open Badges 2.0 hosts: its issuer, an achievement as a BadgeClass, a credential as an Assertion and as a picture. */
  get hostedIssuer(): string {
    return `${this.publicUrl}/ob2/issuer`;
  }

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
