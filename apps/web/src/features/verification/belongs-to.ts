import type { VerificationReport } from '../../api/schema';

export type HolderEmail = VerificationReport['badge']['holder']['emails'][number];

/** Whether addresses can be compared: hashes other than SHA-256 cannot. */
export const isComparable = ({ hashed, identity }: HolderEmail): boolean => !hashed || /^sha256\$/i.test(identity);

/**
 * Whether a badge was given to this address. Issuers hash the address in lower case or as it was written, so each of
 * these is tried. The address stays in the browser.
 */
export async function belongsTo(emails: readonly HolderEmail[], address: string): Promise<boolean> {
  const written = address.trim();
  const at = written.lastIndexOf('@');
  const forms = new Set([
    written,
    written.toLowerCase(),
    written.slice(0, at) + written.slice(at).toLowerCase(), // the name as written, the domain in lower case
  ]);
  for (const { hashed, identity, salt } of emails) {
    if (!hashed && identity.toLowerCase() === written.toLowerCase()) return true;
    if (!hashed) continue;
    for (const form of forms) if (identity.toLowerCase() === `sha256$${await sha256(form + salt)}`) return true;
  }
  return false;
}

async function sha256(text: string): Promise<string> {
  const hash = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text));
  return [...new Uint8Array(hash)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}
