import { createHash } from 'node:crypto';
import type { Addresses } from '../addresses.policy.js';
import type { RubricStep } from './achievement.document.js';
import {
  badgeContexts,
  stamp,
  type AchievementDocument,
  type CredentialDocument,
  type Evidence,
  type Result,
  type StatusEntry,
} from './open-badge.document.js';
import { type Recipient, recipientIdentity } from './recipient.document.js';

const schemaAddress = 'https://purl.imsglobal.org/spec/ob/v3p0/schema/json/ob_v3p0_achievementcredential_schema.json';

/** What evidence an artifact is, for whoever reads the badge. */
const genres: Record<string, string> = {
  responsive_narrative: 'Narrative',
  document_profile: 'Document profile',
  portfolio_analysis: 'Analysis',
  reflection_plan: 'Reflection and plan',
};

/** What was shown, from the decision that met. */
export interface Attainment {
  /** The achievement's id. */
  achievementId: string;
  /** Every essential outcome with the ids of the details that were scored for it. */
  outcomes: { id: string; detailIds: string[] }[];
  /** Ascending. */
  rubric: RubricStep[];
  /** The level that each detail reached. */
  levelOf: Readonly<Record<string, string>>;
  artifacts: { position: number; kind: string; title: string; about: string }[];
  sealedAt: Date;
  /** Hex; what the submission's receipt shows. */
  manifestSha256: string;
}

/** What is decided about a credential before it is signed; whoever retries uses the same. */
export interface Issuance {
  credentialId: string;
  /** The status list and the place in it. */
  listNumber: number;
  listIndex: number;
  salt: string;
  validFrom: Date;
}

/** To whom, for what and when, whatever the achievement is made of. */
export interface Award {
  issuance: Issuance;
  achievement: AchievementDocument;
  recipient: Recipient;
  /** When the badge was first given. */
  awardedAt: Date;
}

/** What was done for it. */
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

/** The credential of an award for anything: the recipient as a hash, and one status entry. */
export function accomplishedDocument(
  { issuance, achievement, recipient, awardedAt }: Award,
  { endedAt, result, evidence }: Accomplishment,
  addresses: Addresses,
): CredentialDocument {
  return {
    '@context': [...badgeContexts],
    id: addresses.credential(issuance.credentialId),
    type: ['VerifiableCredential', 'OpenBadgeCredential'],
    name: achievement.name,
    description: achievement.description,
    issuer: achievement.creator,
    validFrom: stamp(issuance.validFrom),
    awardedDate: stamp(awardedAt),
    credentialSubject: {
      ...subjectId(recipient),
      type: ['AchievementSubject'],
      identifier: [recipientIdentity(recipient.email, issuance.salt)],
      achievement,
      activityEndDate: stamp(endedAt),
      result,
    },
    evidence,
    credentialSchema: [{ id: schemaAddress, type: '1EdTechJsonSchemaValidator2019' }],
    credentialStatus: statusEntry(issuance, addresses),
  };
}

/** A credential that another takes the place of. */
export interface PreviousCredential {
  document: CredentialDocument;
  /** As it was signed. */
  bytes: string;
}

/** The same award in a new credential, which names the bytes of the one that it replaces. */
export function successorDocument(
  { previous, issuance, recipient }: { previous: PreviousCredential; issuance: Issuance; recipient: Recipient },
  addresses: Addresses,
): CredentialDocument {
  const old = previous.document;
  const { id: _, ...subject } = old.credentialSubject;
  return replacing(previous, {
    ...old,
    id: addresses.credential(issuance.credentialId),
    validFrom: stamp(issuance.validFrom),
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

/** A credential with the tie to the bytes of the one that it replaces. */
export function replacing({ document, bytes }: PreviousCredential, credential: CredentialDocument): CredentialDocument {
  return {
    ...credential,
    relatedResource: [{ id: document.id, digestSRI: `sha384-${createHash('sha384').update(bytes).digest('base64')}` }],
  };
}

/** Who the credential is about, where they gave a DID; anyone who checks knows them by the hash of their address. */
function subjectId({ did }: Recipient): { id?: string } {
  return did === null ? {} : { id: did };
}

/** One per outcome: the lowest level among its details, for an outcome is shown no better than its weakest part. */
function results({ achievementId, outcomes, rubric, levelOf }: Attainment, addresses: Addresses): Result[] {
  return outcomes.map((outcome) => {
    const places = outcome.detailIds.map((detailId) => {
      const place = rubric.findIndex((step) => step.code === levelOf[detailId]);
      if (place < 0) throw new Error(`The decision has no level for the detail ${detailId}.`);
      return place;
    });
    const lowest = rubric[Math.min(...places)]!;
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
 * The one status entry that the Open Badges schema has room for. Its list is the one of suspensions, which has a bit
 * set while the credential does not hold for either reason: docs/adr/0005.
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
