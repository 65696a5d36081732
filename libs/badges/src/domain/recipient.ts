import { sha256Hex } from '#kernel';
import type { IdentityObject } from './open-badge.js';

/**
 * Names the recipient without saying the address: `sha256$` and the hash of the lower-cased address followed by the salt.
 * @param salt hex of at least 128 random bits, new for every credential, so that two badges of one person cannot be matched.
 */
export function recipientIdentity(email: string, salt: string): IdentityObject {
  if (!/^[0-9a-f]{32,}$/.test(salt)) throw new Error('A recipient’s salt is hex of 128 bits or more.');
  return { type: 'IdentityObject', hashed: true, identityType: 'emailAddress', identityHash: `sha256$${sha256Hex(email.toLowerCase() + salt)}`, salt };
}

/** Whether the address is the recipient’s. */
export function isRecipient(identity: IdentityObject, email: string): boolean {
  return recipientIdentity(email, identity.salt).identityHash === identity.identityHash;
}
