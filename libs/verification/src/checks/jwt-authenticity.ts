import { Injectable } from '@nestjs/common';
import { idOf, isObject, type JsonObject, listOf } from '../json.document.js';
import { type CheckResult, failed, notChecked, passed } from '../verdict.policy.js';
import { parsed, type PresentedCredential } from '../verifying/presented-credential.js';
import { Documents } from '../remote/documents.js';
import { sentenceOf } from './authenticity.js';
import { didWebAddress } from './issuer-keys.js';

/** Checks that a credential in a JWT is what its issuer signed. */
@Injectable()
export class JwtAuthenticity {
  constructor(private readonly documents: Documents) {}

  /**
   * The results of the checks `proof` and `issuer`. The JWT must use RS256, and the `kid` of its header must lead to a
   * key at the place of the issuer's did:web.
   */
  async of(
    { document, jwt }: PresentedCredential & { jwt: string },
    now: Date,
    signal: AbortSignal,
  ): Promise<[proof: CheckResult, issuer: CheckResult]> {
    const { compactVerify, importJWK } = await import('jose');
    const header = headerOf(jwt);
    const issuer = idOf(document.issuer);
    if (issuer === null)
      return [
        notChecked('proof', 'The signature cannot be checked, because the badge names no issuer.'),
        failed('issuer', 'The badge does not name its issuer.'),
      ];
    if (header.alg !== 'RS256') return untied('Laurel can check only JWTs that are signed with RS256.');
    if (typeof header.kid !== 'string' || !isAtIssuer(header.kid, issuer))
      return untied('Its key is not at the place of the issuer’s did:web, so nothing links the JWT to the issuer.');
    const jwk = await this.documents
      .read(header.kid, signal)
      .then((bytes) => keyIn(bytes, header.kid as string), sentenceOf);
    if (typeof jwk === 'string')
      return [notChecked('proof', 'The signature cannot be checked without the issuer’s key.'), failed('issuer', jwk)];
    try {
      const { payload } = await compactVerify(jwt, await importJWK(jwk, 'RS256'), { algorithms: ['RS256'] });
      const fault = claimFault(parsed(new TextDecoder().decode(payload)) as JsonObject, document, now);
      if (fault !== null) return [failed('proof', fault), passed('issuer', atIssuer)];
    } catch {
      return [
        failed('proof', 'The signature of the JWT is not valid for the issuer’s key.'),
        failed('issuer', 'Nothing shows that the issuer signed it.'),
      ];
    }
    return [
      passed('proof', 'The signature of the JWT is valid: nothing in the badge has changed since it was signed.'),
      passed('issuer', atIssuer),
    ];
  }
}

const atIssuer = 'It was signed with a key at the place of the issuer’s did:web.';

function untied(sentence: string): [CheckResult, CheckResult] {
  return [notChecked('proof', sentence), notChecked('issuer', 'Nothing that Laurel can check links it to its issuer.')];
}

function headerOf(jwt: string): JsonObject {
  try {
    const header = parsed(Buffer.from(jwt.split('.')[0]!, 'base64url').toString('utf8'));
    return isObject(header) ? header : {};
  } catch {
    return {};
  }
}

/**
 * Whether the key is next to or below the did.json. Anyone who controls that file controls the key; other parts of a
 * host can belong to others.
 */
function isAtIssuer(kid: string, issuer: string): boolean {
  try {
    if (!issuer.startsWith('did:web:')) return false;
    const [key, place] = [new URL(kid), new URL(didWebAddress(issuer).replace(/(?:\.well-known\/)?did\.json$/, ''))];
    return key.host === place.host && key.pathname.startsWith(place.pathname);
  } catch {
    return false;
  }
}

/** The key, or the key with this id in a set. */
function keyIn(bytes: Buffer, kid: string): JsonObject | string {
  try {
    const document = parsed(bytes.toString('utf8'));
    const key =
      isObject(document) && Array.isArray(document.keys)
        ? listOf(document.keys)
            .filter(isObject)
            .find((one) => one.kid === kid)
        : document;
    if (isObject(key) && key.kty === 'RSA') return key;
  } catch {
    // reported below
  }
  return 'There is no RSA key at the address of its key.';
}

/** What differs between the claims of the JWT and its credential; null when they agree. */
function claimFault({ iss, jti, nbf, exp }: JsonObject, document: JsonObject, now: Date): string | null {
  if (iss !== idOf(document.issuer)) return 'The JWT and the badge in it name different issuers.';
  if (jti !== undefined && jti !== document.id) return 'The JWT and the badge in it name different ids.';
  if (nbf !== undefined && nbf !== Math.floor(Date.parse(String(document.validFrom)) / 1000))
    return 'The JWT and the badge in it name different start dates.';
  if (exp !== undefined && !(typeof exp === 'number' && exp * 1000 > now.getTime())) return 'The JWT has expired.';
  return null;
}
