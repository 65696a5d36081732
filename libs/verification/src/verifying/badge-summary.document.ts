import { idOf, isObject, type JsonObject, listOf } from '../json.document.js';

/** What a credential says about itself, true or not. All of it is a stranger's text: escape it before showing it. */
export interface BadgeSummary {
  id: string | null;
  name: string | null;
  description: string | null;
  issuer: { id: string | null; name: string | null };
  /** When it was awarded, or else when it became valid, as the credential states it. */
  awarded: string | null;
  results: { name: string; level: string | null }[];
  evidenceCount: number;
  holder: BadgeHolder;
}

/** What a credential says about the person it was given to. */
export interface BadgeHolder {
  /** The name, where the badge shows one. */
  name: string | null;
  did: string | null;
  /** The email addresses, mostly as hashes. */
  emails: HolderEmail[];
}

/** An address to compare with: `sha256$` and the hash of address and salt, or the address itself. */
export interface HolderEmail {
  hashed: boolean;
  identity: string;
  salt: string;
}

const longest = 500;
const mostResults = 40;
const mostIdentities = 10;

/** Summarizes a credential. Parts that do not have the form of Open Badges 3.0 are left out. */
export function summaryOf(credential: JsonObject): BadgeSummary {
  const subject = objectOf(listOf(credential.credentialSubject)[0]);
  const achievement = objectOf(subject.achievement);
  return {
    id: textOf(credential.id),
    name: textOf(achievement.name) ?? textOf(credential.name),
    description: textOf(achievement.description) ?? textOf(credential.description),
    issuer: { id: cut(idOf(credential.issuer)), name: textOf(objectOf(credential.issuer).name) },
    awarded: textOf(credential.awardedDate) ?? textOf(credential.validFrom),
    results: resultsOf(subject, achievement),
    evidenceCount: listOf(credential.evidence).length,
    holder: holderOf(subject),
  };
}

function resultsOf(subject: JsonObject, achievement: JsonObject): BadgeSummary['results'] {
  const descriptions = new Map(
    listOf(achievement.resultDescription)
      .filter(isObject)
      .map((description) => [description.id, description]),
  );
  return listOf(subject.result)
    .filter(isObject)
    .slice(0, mostResults)
    .map((result) => {
      const description = objectOf(descriptions.get(result.resultDescription));
      const level = listOf(description.rubricCriterionLevel)
        .filter(isObject)
        .find(({ id }) => id !== undefined && id === result.achievedLevel);
      return {
        name: textOf(description.name) ?? textOf(result.resultDescription) ?? 'A result',
        level: textOf(level?.name) ?? textOf(result.value),
      };
    });
}

function holderOf(subject: JsonObject): BadgeHolder {
  const identities = listOf(subject.identifier).filter(isObject).slice(0, mostIdentities);
  const plainName = identities.find(({ identityType, hashed }) => identityType === 'name' && hashed === false);
  const id = textOf(subject.id);
  return {
    name: textOf(plainName?.identityHash),
    did: id?.startsWith('did:') ? id : null,
    emails: identities.flatMap(({ identityType, hashed, identityHash, salt }) =>
      identityType === 'emailAddress' && typeof hashed === 'boolean' && typeof identityHash === 'string'
        ? [{ hashed, identity: cut(identityHash)!, salt: textOf(salt) ?? '' }]
        : [],
    ),
  };
}

function objectOf(value: unknown): JsonObject {
  return isObject(value) ? value : {};
}

function textOf(value: unknown): string | null {
  return typeof value === 'string' ? cut(value) : null;
}

function cut(text: string | null): string | null {
  if (text === null || text.length <= longest) return text;
  return `${[...text.slice(0, longest)].slice(0, -1).join('')}…`;
}
