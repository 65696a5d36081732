import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { sha256Hex } from '#kernel';

const ivLength = 12;
const tagLength = 16;

/** A token for a mailed link: random, with a hash to find it by and a sealed copy for writing the mail. */
export interface MailedToken {
  token: string;
  hash: string;
  /** AES-256-GCM with a key derived from the installation's secret, in base64url. It is bound to the row's id. */
  sealed: string;
}

/** Creates a 256-bit token for the row `id`. The token itself is stored nowhere. */
export function issueToken(id: string, key: Buffer): MailedToken {
  const token = randomBytes(32).toString('base64url');
  return { token, hash: tokenHash(token), sealed: sealToken(token, id, key) };
}

/** Encrypts a token for the row `id`. */
export function sealToken(token: string, id: string, key: Buffer): string {
  const iv = randomBytes(ivLength);
  const cipher = createCipheriv('aes-256-gcm', key, iv).setAAD(Buffer.from(id));
  const sealed = Buffer.concat([iv, cipher.update(token, 'utf8'), cipher.final(), cipher.getAuthTag()]);
  return sealed.toString('base64url');
}

/**
 * Opens the token that was sealed for the row `id`.
 * @throws Error when it was sealed for another row or with another secret.
 */
export function openSealedToken(sealed: string, id: string, key: Buffer): string {
  const bytes = Buffer.from(sealed, 'base64url');
  const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, ivLength)).setAAD(Buffer.from(id));
  decipher.setAuthTag(bytes.subarray(-tagLength));
  return Buffer.concat([decipher.update(bytes.subarray(ivLength, -tagLength)), decipher.final()]).toString('utf8');
}

/**
 * Opens the token with the first of the keys that fits.
 * @throws Error when none of them does.
 */
export function openWithAny(sealed: string, id: string, keys: readonly Buffer[]): string {
  for (const key of keys) {
    try {
      return openSealedToken(sealed, id, key);
    } catch {
      // Another key may fit.
    }
  }
  throw new Error(`The link ${id} does not open with this installation's SECRET.`);
}

/** The hash to look a token up by. Plain SHA-256 is enough: nobody guesses 256 random bits. */
export function tokenHash(token: string): string {
  return sha256Hex(token);
}
