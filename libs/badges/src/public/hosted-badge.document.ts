import type { Addresses } from '../addresses.policy.js';
import type { Issuer } from '../issuer/issuer.document.js';
import type { AchievementDocument, CredentialDocument } from '../document/open-badge.document.js';
import type { AwardState } from '../vocabulary.js';

/** The context of Open Badges 2.0. */
const context = 'https://w3id.org/openbadges/v2';

/** The Issuer of Open Badges 2.0. */
export function hostedIssuer({ addresses: issuer, name, url, email, description }: Issuer, addresses: Addresses) {
  return {
    '@context': context,
    type: 'Issuer' as const,
    id: issuer.hosted,
    name,
    url,
    email,
    ...(description === null ? {} : { description }),
    verification: { type: 'VerificationObject' as const, startsWith: addresses.hostedAssertion('') },
  };
}

/** An achievement as a BadgeClass of Open Badges 2.0. */
export function hostedBadgeClass(
  achievementId: string,
  { name, description, image, criteria, alignment, tag }: AchievementDocument,
  { addresses: issuer }: Pick<Issuer, 'addresses'>,
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
    issuer: issuer.hosted,
    alignment: alignment.map(({ targetName, targetUrl, targetFramework, targetCode }) => ({
      targetName,
      targetUrl,
      targetFramework,
      targetCode,
    })),
    tags: tag,
  };
}

/** The badge at the address of an assertion. */
interface Hosted {
  credentialId: string;
  achievementId: string;
  credential: CredentialDocument;
}

/**
 * A credential as a hosted Assertion of Open Badges 2.0. It counts because it is at its address. The recipient has the
 * same hash.
 */
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
    ...(credential.validUntil === undefined ? {} : { expires: credential.validUntil }),
    image: addresses.hostedImage(credentialId),
    // Private evidence has no id here: in 2.0 an id is a page that anyone can open.
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

/**
 * What is at the address of an assertion that is not in force. 2.0 knows revocation only, so a suspension is its
 * reason.
 */
export function withdrawnAssertion(
  { credentialId, standing, superseded }: { credentialId: string; standing: AwardState; superseded: boolean },
  addresses: Addresses,
) {
  const reason = superseded
    ? 'Revoked, and replaced by a newer credential.'
    : standing === 'suspended'
      ? 'Suspended: it is not valid until the suspension is lifted.'
      : 'Revoked.';
  return {
    '@context': context,
    type: 'Assertion' as const,
    id: addresses.hostedAssertion(credentialId),
    revoked: true,
    revocationReason: reason,
  };
}
