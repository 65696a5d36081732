import type { KeyObject } from 'node:crypto';
import type { CredentialDocument, Signed } from '../document/open-badge.document.js';

/**
 * A credential as a compact JWS, by the rules of Open Badges 3.0. The payload is the credential without its JSON-LD
 * proof, with `iss`, `jti`, `nbf` and, where it ends, `exp` added. It has no `sub`: the subject has no id, since a hash identifies the
 * recipient.
 */
export async function signJwt(
  { proof: _, ...credential }: Signed<CredentialDocument>,
  { kid, privateKey }: { kid: string; privateKey: KeyObject },
): Promise<string> {
  const { SignJWT } = await import('jose');
  return new SignJWT({
    ...credential,
    iss: credential.issuer.id,
    jti: credential.id,
    nbf: Date.parse(credential.validFrom) / 1000,
    ...(credential.validUntil === undefined ? {} : { exp: Date.parse(credential.validUntil) / 1000 }),
  })
    .setProtectedHeader({ alg: 'RS256', kid, typ: 'JWT' })
    .sign(privateKey);
}
