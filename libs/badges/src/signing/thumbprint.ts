import { createHash } from 'node:crypto';

/**
 * The thumbprint of a public key (RFC 7638). @param jwk its required members in the order of their names, as stored.
 */
export function thumbprintOf(jwk: string): string {
  return createHash('sha256').update(jwk).digest('base64url');
}
