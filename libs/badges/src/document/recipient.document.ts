import { sha256Hex } from '#kernel';
import type { CredentialDocument, IdentityObject } from './open-badge.document.js';

/** What identifies a person in their badges. */
export interface Recipient {
  email: string;
  /** The person's own DID. Null when they gave none. */
  did: string | null;
}

/**
 * Identifies the recipient without their address: `sha256$` and the hash of the lower-cased address followed by the
 * salt.
 * @param salt hex of at least 128 random bits, new for every credential, so that nobody can match two badges of one
 * person.
 */
export function recipientIdentity(email: string, salt: string): IdentityObject {
  if (!/^[0-9a-f]{32,}$/.test(salt)) throw new Error('A recipient’s salt is hex of 128 bits or more.');
  return {
    type: 'IdentityObject',
    hashed: true,
    identityType: 'emailAddress',
    identityHash: `sha256$${sha256Hex(email.toLowerCase() + salt)}`,
    salt,
  };
}

/** Whether the address is the recipient's. */
export function isRecipient(identity: IdentityObject, email: string): boolean {
  return recipientIdentity(email, identity.salt).identityHash === identity.identityHash;
}

/** Why a credential no longer matches its recipient, as a sentence for the history. Null when it matches. */
export function recipientChange(
  { id, identifier: [identity] }: Pick<CredentialDocument['credentialSubject'], 'id' | 'identifier'>,
  { email, did }: Recipient,
): string | null {
  if (!isRecipient(identity, email)) return 'The holder’s address changed.';
  if ((id ?? null) === did) return null;
  return did === null ? 'The holder removed their DID.' : 'The holder’s DID changed.';
}
