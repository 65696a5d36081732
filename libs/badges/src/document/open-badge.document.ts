/** The contexts of what Laurel signs: VC 2.0 first, then Open Badges, then 1EdTech's schema type. The order matters. */
export const badgeContexts = [
  'https://www.w3.org/ns/credentials/v2',
  'https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json',
  'https://purl.imsglobal.org/spec/ob/v3p0/extensions.json',
] as const;

/** An instant in the form Open Badges requires: with its zone, in whole seconds. */
export function stamp(instant: Date): string {
  return instant.toISOString().replace(/\.\d{3}Z$/, 'Z');
}

export interface Profile {
  id: string;
  type: ['Profile'];
  name: string;
  url: string;
}

export interface Image {
  id: string;
  type: 'Image';
  caption: string;
}

export interface Alignment {
  type: ['Alignment'];
  targetType: 'CFItem';
  targetName: string;
  targetCode: string;
  targetFramework: string;
  targetUrl: string;
}

export interface RubricCriterionLevel {
  id: string;
  type: ['RubricCriterionLevel'];
  name: string;
  level: string;
  description?: string;
  /** The level's position on the scale, from 0. JSON-LD does not keep the order of lists. */
  points: string;
}

export interface ResultDescription {
  id: string;
  type: ['ResultDescription'];
  name: string;
  resultType: 'RubricCriterionLevel';
  /** Absent when every level counts. */
  requiredLevel?: string;
  rubricCriterionLevel: RubricCriterionLevel[];
  alignment?: Alignment[];
}

/** The definition of a badge. */
export interface AchievementDocument {
  id: string;
  type: ['Achievement'];
  achievementType: 'MicroCredential' | 'ext:Stack';
  name: string;
  description: string;
  creator: Profile;
  criteria: { id: string; narrative: string };
  image: Image;
  humanCode: string;
  version: string;
  inLanguage: 'en-US';
  fieldOfStudy: string;
  /** Semester hours. */
  creditsAvailable?: number;
  tag: string[];
  alignment: Alignment[];
  resultDescription: ResultDescription[];
}

/** Identifies the holder without their address: SHA-256 of the address followed by the salt. */
export interface IdentityObject {
  type: 'IdentityObject';
  hashed: true;
  identityType: 'emailAddress';
  identityHash: string;
  salt: string;
}

export interface Result {
  type: ['Result'];
  resultDescription: string;
  achievedLevel: string;
  status: 'Completed';
}

export interface Evidence {
  id: string;
  type: ['Evidence'];
  name: string;
  genre: string;
  description: string;
  narrative: string;
}

export interface StatusEntry {
  id: string;
  type: 'BitstringStatusListEntry';
  statusPurpose: 'suspension';
  statusListIndex: string;
  statusListCredential: string;
}

/** The credential that this one replaces, with the hash of its bytes. */
export interface RelatedResource {
  id: string;
  digestSRI: string;
}

/** One badge given to one person, before it is signed. */
export interface CredentialDocument {
  '@context': string[];
  id: string;
  type: ['VerifiableCredential', 'OpenBadgeCredential'];
  name: string;
  description: string;
  issuer: Profile;
  validFrom: string;
  /** Absent when it does not end. */
  validUntil?: string;
  awardedDate: string;
  credentialSubject: {
    /** The recipient's own DID. Absent when they gave none. */
    id?: string;
    type: ['AchievementSubject'];
    identifier: [IdentityObject];
    achievement: AchievementDocument;
    activityEndDate: string;
    /** Semester hours. */
    creditsEarned?: number;
    result: Result[];
  };
  evidence: Evidence[];
  credentialSchema: [{ id: string; type: '1EdTechJsonSchemaValidator2019' }];
  credentialStatus: StatusEntry;
  relatedResource?: [RelatedResource];
}

/** A Data Integrity proof. */
export interface Proof {
  type: 'DataIntegrityProof';
  cryptosuite: string;
  created: string;
  verificationMethod: string;
  proofPurpose: string;
  proofValue: string;
}

/** A published document. The schema requires the proofs as an array. */
export type Signed<Document> = Document & { proof: [Proof] };
