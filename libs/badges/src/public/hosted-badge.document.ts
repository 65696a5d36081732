import type { Addresses } from '../addresses.policy.js';
import type { AchievementDocument, CredentialDocument } from '../document/open-badge.document.js';
import type { AwardState } from '../vocabulary.js';

/** The terms of Open Badges 2.0. */
const context = 'https://w3id.org/openbadges/v2';

/** The Issuer of Open Badges 2.0. @param email where those who run the program are reached; 2.0 asks for one. */
export function hostedIssuer({ name, email }: { name: string; email: string }, addresses: Addresses) {
  return {
    '@context': context,
    type: 'Issuer' as const,
    id: addresses.hostedIssuer,
    name,
    url: addresses.publicUrl,
    email,
    verification: { type: 'VerificationObject' as const, startsWith: addresses.hostedAssertion('') },
  };
}

/** An achievement as a BadgeClass of Open Badges 2.0. */
export function hostedBadgeClass(
  achievementId: string,
  { name, description, image, criteria, alignment, tag }: AchievementDocument,
  addresses: Addresses,
) {
  return {
    '@context': context,
    type: 'BadgeClass' as const,
    id: addresses.hostedBadgeClass(achievementId),
    name,
    description,
    image: image.id,
    criteria,
    issuer: addresses.hostedIssuer,
    alignment: alignment.map(({ targetName, targetUrl, targetFramework, targetCode }) => ({
      targetName,
      targetUrl,
      targetFramework,
      targetCode,
    })),
    tags: tag,
  };
}

/** What is hosted at the address of an assertion. */
interface Hosted {
  credentialId: string;
  achievementId: string;
  credential: CredentialDocument;
}

/** A credential as a hosted Assertion of Open Badges 2.0: it holds because it is found at its address. The recipient is the same hash. */
export function hostedAssertion({ credentialId, achievementId, credential }: Hosted, addresses: Addresses) {
  const [{ identityHash, salt }] = credential.credentialSubject.identifier;
  return {
    '@context': context,
    type: 'Assertion' as const,
    id: addresses.hostedAssertion(credentialId),
    recipient: { type: 'email' as const, hashed: true, salt, identity: identityHash },
    badge: addresses.hostedBadgeClass(achievementId),
    verification: { type: 'hosted' as const },
    issuedOn: credential.awardedDate,
    image: addresses.hostedImage(credentialId),
    // What is private has no address here, for 2.0 means by it a page that anyone can open.
    evidence: credential.evidence.map(({ id, name, genre, description, narrative }) => ({
      type: 'Evidence' as const,
      ...(id.startsWith(credential.id) ? {} : { id }),
      name,
      genre,
      description,
      narrative,
    })),
  };
}

/** What is hosted in place of an assertion that does not hold. 2.0 knows revocation alone, so one that is suspended says so as its reason. */
export function withdrawnAssertion(
  { credentialId, standing, superseded }: { credentialId: string; standing: AwardState; superseded: boolean },
  addresses: Addresses,
) {
  const reason = superseded
    ? 'Revoked, and replaced by another.'
    : standing === 'suspended'
      ? 'Suspended: it does not hold until the suspension is lifted.'
      : 'Revoked.';
  return {
    '@context': context,
    type: 'Assertion' as const,
    id: addresses.hostedAssertion(credentialId),
    revoked: true,
    revocationReason: reason,
  };
}
