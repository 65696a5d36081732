import { createHash } from 'node:crypto';
import type { Addresses } from '../addresses.policy.js';
import type { RubricStep } from './achievement.document.js';
import {
  badgeContexts,
  stamp,
  type AchievementDocument,
  type CredentialDocument,
  type Evidence,
  type Profile,
  type Result,
  type StatusEntry,
} from './open-badge.document.js';
import { type Recipient, recipientIdentity } from './recipient.document.js';

const schemaAddress = 'https://purl.imsglobal.org/spec/ob/v3p0/schema/json/ob_v3p0_achievementcredential_schema.json';

/** What kind of evidence an artifact is, in the reader's words. */
const genres: Record<string, string> = {
  responsive_narrative: 'Narrative',
  document_profile: 'Document profile',
  portfolio_analysis: 'Analysis',
  reflection_plan: 'Reflection and plan',
};

/** What the candidate showed, from the decision that met. */
export interface Attainment {
  /** The achievement's id. */
  achievementId: string;
  /** Every essential outcome, with the ids of its details, and how many of them count: the best. */
  outcomes: { id: string; detailIds: string[]; counting: number }[];
  /** From lowest to highest. */
  rubric: RubricStep[];
  /** The level that each detail reached. */
  levelOf: Readonly<Record<string, string>>;
  artifacts: { position: number; kind: string; title: string; about: string }[];
  sealedAt: Date;
  /** Hex; the submission's receipt shows it. */
  manifestSha256: string;
}

/** What Laurel decides about a credential before it signs it. Every retry uses the same values. */
export interface Issuance {
  credentialId: string;
  /** The status list, and the position in it. */
  listNumber: number;
  listIndex: number;
  salt: string;
  validFrom: Date;
}

/** To whom, for what and when, for any kind of achievement. */
export interface Award {
  issuance: Issuance;
  issuer: Profile;
  achievement: AchievementDocument;
  recipient: Recipient;
  /** When the badge was first issued. */
  awardedAt: Date;
  /** When it stops being valid. Null or absent: it does not end. */
  validUntil?: Date | null;
}

/** The work behind the award. */
export interface Accomplishment {
  endedAt: Date;
  result: Result[];
  evidence: Evidence[];
}

/** The credential of an award: one result per essential outcome, four pieces of evidence, the recipient as a hash. */
export function credentialDocument(
  { attainment, ...award }: Award & { attainment: Attainment },
  addresses: Addresses,
): CredentialDocument {
  const accomplishment = {
    endedAt: attainment.sealedAt,
    result: results(attainment, addresses),
    evidence: evidence(award.issuance.credentialId, attainment, addresses),
  };
  return accomplishedDocument(award, accomplishment, addresses);
}

/** The credential of an award for any achievement: the recipient as a hash, and one status entry. */
export function accomplishedDocument(
  { issuance, issuer, achievement, recipient, awardedAt, validUntil = null }: Award,
  { endedAt, result, evidence }: Accomplishment,
  addresses: Addresses,
): CredentialDocument {
  return {
    '@context': [...badgeContexts],
    id: addresses.credential(issuance.credentialId),
    type: ['VerifiableCredential', 'OpenBadgeCredential'],
    name: achievement.name,
    description: achievement.description,
    issuer,
    validFrom: stamp(issuance.validFrom),
    ...(validUntil === null ? {} : { validUntil: stamp(validUntil) }),
    awardedDate: stamp(awardedAt),
    credentialSubject: {
      ...subjectId(recipient),
      type: ['AchievementSubject'],
      identifier: [recipientIdentity(recipient.email, issuance.salt)],
      achievement,
      activityEndDate: stamp(endedAt),
      ...(achievement.creditsAvailable === undefined ? {} : { creditsEarned: achievement.creditsAvailable }),
      result,
    },
    evidence,
    credentialSchema: [{ id: schemaAddress, type: '1EdTechJsonSchemaValidator2019' }],
    credentialStatus: statusEntry(issuance, addresses),
  };
}

/** The credential that a new one replaces. */
export interface PreviousCredential {
  document: CredentialDocument;
  /** Its signed bytes. */
  bytes: string;
}

/**
 * The same award in a new credential, with the hash of the credential it replaces. It ends when the first one does. A
 * credential that has ended is replaced by one that has ended too.
 */
export function successorDocument(
  {
    previous,
    issuance,
    issuer,
    recipient,
  }: Pick<Award, 'issuance' | 'issuer' | 'recipient'> & { previous: PreviousCredential },
  addresses: Addresses,
): CredentialDocument {
  const old = previous.document;
  const { id: _, ...subject } = old.credentialSubject;
  return replacing(previous, {
    ...old,
    id: addresses.credential(issuance.credentialId),
    issuer,
    validFrom: hasEnded(old, issuance.validFrom) ? old.validFrom : stamp(issuance.validFrom),
    credentialSubject: {
      ...subjectId(recipient),
      ...subject,
      identifier: [recipientIdentity(recipient.email, issuance.salt)],
    },
    evidence: old.evidence.map((item, index) => ({
      ...item,
      id: addresses.evidence(issuance.credentialId, index + 1),
    })),
    credentialStatus: statusEntry(issuance, addresses),
  });
}

const hasEnded = ({ validUntil }: CredentialDocument, at: Date): boolean =>
  validUntil !== undefined && new Date(validUntil) <= at;

/** Adds the hash of the replaced credential. */
export function replacing({ document, bytes }: PreviousCredential, credential: CredentialDocument): CredentialDocument {
  return {
    ...credential,
    relatedResource: [{ id: document.id, digestSRI: `sha384-${createHash('sha384').update(bytes).digest('base64')}` }],
  };
}

/**
 * The subject's id: the holder's DID, where they gave one. Verifiers recognize the holder by the hash of their address.
 */
function subjectId({ did }: Recipient): { id?: string } {
  return did === null ? {} : { id: did };
}

/**
 * One result per outcome: the lowest level among the details that count, so that no outcome looks better than its
 * weakest part.
 */
function results({ achievementId, outcomes, rubric, levelOf }: Attainment, addresses: Addresses): Result[] {
  return outcomes.map((outcome) => {
    const places = outcome.detailIds.map((detailId) => {
      const place = rubric.findIndex((step) => step.code === levelOf[detailId]);
      if (place < 0) throw new Error(`The decision has no level for the detail ${detailId}.`);
      return place;
    });
    const lowest = rubric[places.sort((a, b) => b - a)[outcome.counting - 1]!]!;
    return {
      type: ['Result'],
      resultDescription: addresses.outcome(achievementId, outcome.id),
      achievedLevel: addresses.level(achievementId, outcome.id, lowest.code),
      status: 'Completed',
    };
  });
}

function evidence(
  credentialId: string,
  { artifacts, sealedAt, manifestSha256 }: Attainment,
  addresses: Addresses,
): Evidence[] {
  return [...artifacts]
    .sort((a, b) => a.position - b.position)
    .map(({ kind, title, about }, index) => ({
      id: addresses.evidence(credentialId, index + 1),
      type: ['Evidence'],
      name: title,
      genre: genres[kind] ?? 'Artifact',
      description: about,
      narrative: `Sealed ${stamp(sealedAt)} under the manifest with SHA-256 ${manifestSha256}. Private unless the holder shares it.`,
    }));
}

/**
 * The one status entry that the Open Badges schema allows. It points to the suspension list, which has a bit set while
 * the credential is suspended or revoked: docs/adr/0005.
 */
function statusEntry({ listNumber, listIndex }: Issuance, addresses: Addresses): StatusEntry {
  const list = addresses.statusList('suspension', listNumber);
  return {
    id: `${list}#${listIndex}`,
    type: 'BitstringStatusListEntry',
    statusPurpose: 'suspension',
    statusListIndex: String(listIndex),
    statusListCredential: list,
  };
}
