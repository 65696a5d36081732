import { Injectable } from '@nestjs/common';
import { Clock, DomainError } from '#kernel';
import { isObject, type JsonObject, listOf } from '../json.document.js';
import { checkValidity } from './validity.policy.js';
import { type CheckResult, failed, passed } from '../verdict.policy.js';
import { parsed } from '../verifying/presented-credential.js';
import { Documents } from '../remote/documents.js';
import { Authenticity } from './authenticity.js';
import { placeIn } from './encoded-list.js';

interface Entry {
  purpose: string;
  index: number;
  list: string;
}

const mostEntries = 4;
/**
 * The meaning of a set bit, by the purpose of its list. With any other purpose, nobody can tell whether the badge is
 * valid.
 */
const meanings = new Map([
  ['revocation', 'The issuer revoked it or replaced it with a newer one. It is no longer valid.'],
  ['suspension', 'The issuer suspended it. Do not rely on it until the suspension ends.'],
]);

/**
 * Checks in its W3C Bitstring Status Lists whether a badge is revoked or suspended. A list that cannot be read fails
 * the check.
 */
@Injectable()
export class StatusCheck {
  constructor(
    private readonly documents: Documents,
    private readonly authenticity: Authenticity,
    private readonly clock: Clock,
  ) {}

  async of(credential: JsonObject, signal: AbortSignal): Promise<CheckResult> {
    const named = listOf(credential.credentialStatus);
    if (named.length === 0)
      return passed(
        'status',
        'The issuer keeps no list of revoked badges for it, so there is no sign that it was revoked.',
      );
    try {
      const entries = named.map(entryOf);
      if (entries.length > mostEntries) throw unreadable(`It names more than ${mostEntries} status lists.`);
      for (const entry of entries) {
        if (await this.isSet(entry, signal))
          return failed('status', meanings.get((await this.meant(entry, signal)).purpose)!);
      }
      return passed(
        'status',
        `On the issuer’s signed list it is valid: not ${this.deniedBy(entries).join(' and not ')}.`,
      );
    } catch (error) {
      if (error instanceof DomainError)
        return failed('status', `The issuer’s status list could not be checked. ${error.message}`);
      throw error;
    }
  }

  /**
   * The statements about a badge whose places are not set. Our lists of suspensions also contain the revoked badges
   * (docs/adr/0005).
   */
  private deniedBy(entries: Entry[]): string[] {
    const [revoked, suspended] = [
      entries.some(({ purpose, list }) => purpose === 'revocation' || this.documents.owns(list)),
      entries.some(({ purpose }) => purpose === 'suspension'),
    ];
    return [...(revoked ? ['revoked'] : []), ...(suspended ? ['suspended'] : [])];
  }

  private async isSet({ purpose, index, list }: Entry, signal: AbortSignal): Promise<boolean> {
    const document = listDocument(await this.documents.read(list, signal));
    const subject = document.credentialSubject as JsonObject;
    if (!listOf(subject.statusPurpose).includes(purpose)) throw unreadable('Its status list is for another purpose.');
    const [proof, issuer] = await this.authenticity.of(document, signal);
    const against = [proof, issuer, checkValidity(document, this.clock.now())].find(
      ({ outcome }) => outcome !== 'passed',
    );
    if (against !== undefined) throw unreadable(`About its status list: ${against.sentence}`);
    const set = typeof subject.encodedList === 'string' ? await placeIn(subject.encodedList, index) : null;
    if (set === null) throw unreadable('Its status list has no place with this number.');
    return set;
  }

  /**
   * The entry to report when a bit is set. For our list of suspensions, our second list shows whether the badge is
   * revoked: our badges have only one entry, which serves both purposes (docs/adr/0005).
   */
  private async meant(entry: Entry, signal: AbortSignal): Promise<Entry> {
    if (!this.documents.owns(entry.list)) return entry;
    const revocation = {
      ...entry,
      purpose: 'revocation',
      list: entry.list.replace('/status/suspension/', '/status/revocation/'),
    };
    return (await this.isSet(revocation, signal)) ? revocation : entry;
  }
}

function entryOf(entry: unknown): Entry {
  if (!isObject(entry) || entry.type !== 'BitstringStatusListEntry')
    throw unreadable('Its status list is not a Bitstring Status List.');
  const { statusPurpose: purpose, statusListIndex, statusListCredential: list, statusSize = 1 } = entry;
  const index =
    typeof statusListIndex === 'number'
      ? statusListIndex
      : typeof statusListIndex === 'string' && /^\d{1,9}$/.test(statusListIndex)
        ? Number(statusListIndex)
        : -1;
  if (typeof purpose !== 'string' || !meanings.has(purpose) || statusSize !== 1)
    throw unreadable('Its status list is for a purpose other than revocation or suspension.');
  if (typeof list !== 'string' || !Number.isSafeInteger(index) || index < 0)
    throw unreadable('It does not name its place on a status list.');
  return { purpose, index, list };
}

function listDocument(bytes: Buffer): JsonObject {
  let document: unknown;
  try {
    document = parsed(bytes.toString('utf8'));
  } catch {
    throw unreadable('Its status list is not JSON.');
  }
  const isList =
    isObject(document) &&
    listOf(document.type).includes('BitstringStatusListCredential') &&
    isObject(document.credentialSubject) &&
    document.credentialSubject.type === 'BitstringStatusList';
  if (!isList) throw unreadable('There is no status list at the address that it names.');
  return document as JsonObject;
}

function unreadable(sentence: string): DomainError {
  return new DomainError('invalid', 'verification.status', sentence);
}
