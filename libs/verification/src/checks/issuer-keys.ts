import { Injectable } from '@nestjs/common';
import type { DidDocument } from '#badges';
import { DomainError } from '#kernel';
import { idOf, isObject, type JsonObject, listOf } from '../json.document.js';
import { parsed } from '../verifying/presented-credential.js';
import { Documents } from '../remote/documents.js';

export type VerificationMethod = DidDocument['verificationMethod'][number];

/** The keys of an issuer that can sign with eddsa-rdfc-2022. */
export interface IssuerKeys {
  did: string;
  methods: VerificationMethod[];
  /** The ids of the keys that may sign credentials. */
  assertionMethod: string[];
}

/** An Ed25519 key in multibase: always 48 characters, with this prefix. */
const ed25519 = /^z6Mk[1-9A-HJ-NP-Za-km-z]{44}$/;
const keyTypes = new Set(['Multikey', 'Ed25519VerificationKey2020']);
const mostKeys = 50;

/**
 * Finds the keys of an issuer by the id in its credential. A did:key contains the key; a did:web leads to a document
 * with keys.
 */
@Injectable()
export class IssuerKeysResolver {
  constructor(private readonly documents: Documents) {}

  /** @throws DomainError `verification.issuer` with a sentence; `remote.…` when the document cannot be read. */
  async of(did: string, signal: AbortSignal): Promise<IssuerKeys> {
    if (did.startsWith('did:key:')) return ofDidKey(did);
    if (!did.startsWith('did:web:'))
      throw unknown('The issuer uses neither did:key nor did:web, so its keys cannot be found.');
    const bytes = await this.documents.read(didWebAddress(did), signal);
    return ofDidDocument(did, documentIn(bytes));
  }
}

/**
 * The address of a did:web document: at its path, or under .well-known.
 * @throws DomainError `verification.issuer`
 */
export function didWebAddress(did: string): string {
  const [host = '', ...path] = did.slice('did:web:'.length).split(':').map(decoded);
  if (
    !/^[A-Za-z0-9.-]+(?::\d{1,5})?$/.test(host) ||
    !path.every((part) => /^[\w.~-]+$/.test(part) && !/^\.+$/.test(part))
  )
    throw unknown('The issuer’s did:web does not lead to an address.');
  return `https://${[host, ...(path.length === 0 ? ['.well-known'] : path)].join('/')}/did.json`;
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return '';
  }
}

function ofDidKey(did: string): IssuerKeys {
  const key = did.slice('did:key:'.length);
  if (!ed25519.test(key))
    throw unknown('The issuer’s did:key is not an Ed25519 key. Laurel cannot check other kinds of keys.');
  const id = `${did}#${key}`;
  return { did, methods: [{ id, type: 'Multikey', controller: did, publicKeyMultibase: key }], assertionMethod: [id] };
}

function documentIn(bytes: Buffer): JsonObject {
  try {
    const document = parsed(bytes.toString('utf8'));
    if (isObject(document)) return document;
  } catch {
    // reported below
  }
  throw unknown('There is no DID document at the issuer’s address.');
}

function ofDidDocument(did: string, document: JsonObject): IssuerKeys {
  if (document.id !== did) throw unknown('The DID document at the issuer’s address belongs to someone else.');
  const absolute = (id: string | null) => (id?.startsWith('#') === true ? `${did}${id}` : id);
  const asserting = listOf(document.assertionMethod).slice(0, mostKeys);
  const described = [...listOf(document.verificationMethod).slice(0, mostKeys), ...asserting].filter(isObject);
  return {
    did,
    methods: described.flatMap(({ id, type, controller, publicKeyMultibase }) => {
      const method = absolute(idOf(id));
      const usable =
        method !== null &&
        typeof type === 'string' &&
        keyTypes.has(type) &&
        typeof controller === 'string' &&
        typeof publicKeyMultibase === 'string' &&
        ed25519.test(publicKeyMultibase);
      return usable ? [{ id: method, type: 'Multikey' as const, controller, publicKeyMultibase }] : [];
    }),
    assertionMethod: asserting.flatMap((method) => absolute(idOf(method)) ?? []),
  };
}

function unknown(sentence: string): DomainError {
  return new DomainError('invalid', 'verification.issuer', sentence);
}
