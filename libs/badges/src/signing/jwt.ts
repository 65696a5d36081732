import type { KeyObject } from 'node:crypto';
import type { CredentialDocument, Signed } from '../document/open-badge.document.js';

/**
 * A credential as a compact JWS by the rules of Open Badges 3.0: its members are the payload, beside `iss`, `jti` and
 * `nbf`, which say the same again; the proof it has in JSON-LD is left out. `sub` would be the subject's id, which ours
 * has none of: the recipient is named by a hash.
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
  })
    .setProtectedHeader({ alg: 'RS256', kid, typ: 'JWT' })
    .sign(privateKey);
}
