import type { KeyPair } from '@digitalbazaar/ed25519-multikey';
import { type CredentialDocument, sign, type Signed } from '#badges';

type Badge = Signed<CredentialDocument>;

/** A forger's material: genuine badges, and keys of their own. */
export interface Forger {
  /** A genuine badge of someone else. */
  other: Badge;
  /** A forger's key with the id of the issuer's key. */
  posing: KeyPair;
  /** A forger's key with its own did:key. */
  own: KeyPair;
}

export interface Forgery {
  what: string;
  forge(badge: Badge, forger: Forger): object | Promise<object>;
}

/** One edit for every part that is signed, then for every part of the proof. */
export const forgeries: Forgery[] = [
  edit('its id', (badge) => (badge.id += '0')),
  edit('its type', (badge) => badge.type.pop()),
  edit('its name', (badge) => (badge.name += '!')),
  edit('its description', (badge) => (badge.description = 'Anything else.')),
  edit('the issuer’s id', (badge) => (badge.issuer.id = badge.issuer.id.replace('issuer', 'another'))),
  edit('the issuer’s name', (badge) => (badge.issuer.name = 'A University of Renown')),
  edit('the issuer’s address', (badge) => (badge.issuer.url = 'https://example.org')),
  edit('its first valid day', (badge) => (badge.validFrom = '2019-01-01T00:00:00Z')),
  edit('its last valid day', (badge) => Object.assign(badge, { validUntil: '2099-01-01T00:00:00Z' })),
  edit('the award date', (badge) => (badge.awardedDate = '2019-01-01T00:00:00Z')),
  edit(
    'the recipient’s hash',
    (badge, { other }) =>
      (badge.credentialSubject.identifier[0].identityHash = other.credentialSubject.identifier[0].identityHash),
  ),
  edit('the recipient’s salt', (badge) => (badge.credentialSubject.identifier[0].salt = 'f'.repeat(32))),
  edit(
    'the recipient, replaced by another’s',
    (badge, { other }) => (badge.credentialSubject.identifier = other.credentialSubject.identifier),
  ),
  edit('the recipient, with an added id', (badge) =>
    Object.assign(badge.credentialSubject, { id: 'did:example:thief' }),
  ),
  edit('the end of the work', (badge) => (badge.credentialSubject.activityEndDate = '2019-01-01T00:00:00Z')),
  edit('the achievement’s id', (badge) => (badge.credentialSubject.achievement.id += '0')),
  edit('the achievement’s name', (badge) => (badge.credentialSubject.achievement.name += '!')),
  edit('the achievement’s kind', (badge) => (badge.credentialSubject.achievement.achievementType = 'ext:Stack')),
  edit('the achievement’s criteria', (badge) => (badge.credentialSubject.achievement.criteria.narrative = 'Attended.')),
  edit(
    'the achievement’s picture',
    (badge) => (badge.credentialSubject.achievement.image.id = 'https://example.org/image.png'),
  ),
  edit('the achievement’s version', (badge) => (badge.credentialSubject.achievement.version = '99')),
  edit('an alignment', (badge) => (badge.credentialSubject.achievement.alignment[0]!.targetCode = 'PSEL.1a')),
  edit(
    'the required level',
    (badge) =>
      (badge.credentialSubject.achievement.resultDescription[0]!.requiredLevel =
        badge.credentialSubject.achievement.resultDescription[0]!.rubricCriterionLevel[0]!.id),
  ),
  edit(
    'the name of a level',
    (badge) => (badge.credentialSubject.achievement.resultDescription[0]!.rubricCriterionLevel[0]!.name = 'Exemplary'),
  ),
  edit(
    'a result',
    (badge) =>
      (badge.credentialSubject.result[0]!.achievedLevel =
        badge.credentialSubject.achievement.resultDescription[0]!.rubricCriterionLevel[0]!.id),
  ),
  edit('a result, left out', (badge) => badge.credentialSubject.result.pop()),
  edit('a piece of evidence', (badge) => (badge.evidence[0]!.name += '!')),
  edit('a piece of evidence, left out', (badge) => badge.evidence.pop()),
  edit(
    'the evidence’s manifest',
    (badge) => (badge.evidence[0]!.narrative = badge.evidence[0]!.narrative.replace(/[0-9a-f]{64}/, '0'.repeat(64))),
  ),
  edit(
    'its position in the status list',
    (badge) => (badge.credentialStatus.statusListIndex = String(Number(badge.credentialStatus.statusListIndex) + 1)),
  ),
  edit('its status list', (badge) => (badge.credentialStatus.statusListCredential = 'https://example.org/status/1')),
  edit('the purpose of its status', (badge) => Object.assign(badge.credentialStatus, { statusPurpose: 'refresh' })),
  edit('its status, left out', (badge) => delete (badge as Partial<Badge>).credentialStatus),
  edit('its schema', (badge) => (badge.credentialSchema[0].id = 'https://example.org/schema.json')),
  edit('the credential that it replaces', (badge) =>
    Object.assign(badge, { relatedResource: [{ id: 'https://example.org/credentials/1', digestSRI: 'sha384-AAAA' }] }),
  ),
  edit('an undefined term', (badge) => Object.assign(badge, { distinction: 'summa cum laude' })),
  edit('the context, with another meaning for a term', (badge) =>
    (badge['@context'] as unknown[]).push({ awardedDate: 'https://example.org/unsigned' }),
  ),
  edit('the context, with one left out', (badge) => badge['@context'].splice(1, 1)),
  edit('the proof’s date', (badge) => (badge.proof[0].created = '2019-01-01T00:00:00Z')),
  edit('the proof’s purpose', (badge) => (badge.proof[0].proofPurpose = 'authentication')),
  edit('the proof’s cryptosuite', (badge) => (badge.proof[0].cryptosuite = 'eddsa-2022')),
  edit('the proof’s type', (badge) => Object.assign(badge.proof[0], { type: 'Ed25519Signature2020' })),
  edit('the proof’s expiry', (badge) => Object.assign(badge.proof[0], { expires: '2099-01-01T00:00:00Z' })),
  edit('the proof’s domain', (badge) => Object.assign(badge.proof[0], { domain: 'https://example.org' })),
  edit(
    'one character of the proof’s value',
    (badge) =>
      (badge.proof[0].proofValue = badge.proof[0].proofValue.replace(/.$/, (last) => (last === '2' ? '3' : '2'))),
  ),
  edit('the proof, replaced by another badge’s', (badge, { other }) => (badge.proof = structuredClone(other.proof))),
  edit('the proof, left out', (badge) => delete (badge as Partial<Badge>).proof),
  edit('the key, replaced by a missing one', (badge) => (badge.proof[0].verificationMethod += 'x')),
  {
    what: 'the key: signed with one that poses as the issuer’s',
    forge: (badge, { posing }) => resigned(badge, posing),
  },
  { what: 'the key: signed with a stranger’s', forge: (badge, { own }) => resigned(badge, own) },
];

function edit(what: string, change: (badge: Badge, forger: Forger) => unknown): Forgery {
  return {
    what,
    forge: (badge, forger) => {
      const forged = structuredClone(badge);
      change(forged, forger);
      if (JSON.stringify(forged) === JSON.stringify(badge)) throw new Error(`Nothing was forged: ${what}.`);
      return forged;
    },
  };
}

async function resigned(badge: Badge, key: KeyPair): Promise<object> {
  const edited: Partial<Badge> = structuredClone(badge);
  delete edited.proof;
  return sign({ ...edited, name: `${badge.name}!` }, key, new Date(badge.proof[0].created));
}
