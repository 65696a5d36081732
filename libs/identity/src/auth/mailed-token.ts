import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { sha256Hex } from '#kernel';

const ivLength = 12;
const tagLength = 16;

/** A token to be mailed: random, kept as a hash for finding it, and sealed for writing the mail. */
export interface MailedToken {
  token: string;
  hash: string;
  /** AES-256-GCM under a key derived from the installation's secret, base64url; bound to the row's id. */
  sealed: string;
}

/** Makes a token of 256 bits for the row `id`. The token itself is stored nowhere. */
export function issueToken(id: string, key: Buffer): MailedToken {
  const token = randomBytes(32).toString('base64url');
  const iv = randomBytes(ivLength);
  const cipher = createCipheriv('aes-256-gcm', key, iv).setAAD(Buffer.from(id));
  const sealed = Buffer.concat([iv, cipher.update(token, 'utf8'), cipher.final(), cipher.getAuthTag()]);
  return { token, hash: tokenHash(token), sealed: sealed.toString('base64url') };
}

/** The token that was sealed for the row `id`. Throws where it was sealed for another, or under another secret. */
export function openSealedToken(sealed: string, id: string, key: Buffer): string {
  const bytes = Buffer.from(sealed, 'base64url');
  const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, ivLength)).setAAD(Buffer.from(id));
  decipher.setAuthTag(bytes.subarray(-tagLength));
  return Buffer.concat([decipher.update(bytes.subarray(ivLength, -tagLength)), decipher.final()]).toString('utf8');
}

/** Under which hash a token is looked up. Plain SHA-256 will do: nobody guesses 256 random bits. */
export function tokenHash(token: string): string {
  return sha256Hex(token);
}
