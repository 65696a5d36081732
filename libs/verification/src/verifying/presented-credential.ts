import { credentialInPng, credentialInSvg } from '#badges';
import { DomainError } from '#kernel';
import { boundBroken, isObject, type JsonObject, listOf } from '../json.document.js';

/** A credential as it was submitted. */
export interface PresentedCredential {
  document: JsonObject;
  /** The JWT that contained it; null when it came as JSON. */
  jwt: string | null;
}

/** Ten times the size of our largest badge. An embedded picture is one value. */
const bounds = { mostDepth: 32, mostValues: 4_000 };
const pngSignature = Buffer.from([0x89, 0x50, 0x4e, 0x47]);
/** What people try that is no badge file, by its first bytes, with what to use instead. */
const otherFiles: readonly (readonly [start: string, sentence: string])[] = [
  [
    '%PDF',
    'A PDF cannot be verified by itself. If it is a certificate, enter the address that is printed under its QR code.',
  ],
  [
    '\xff\xd8\xff',
    'This is a JPEG picture. It has no badge inside. Enter the badge’s link, or use the PNG or SVG that its holder downloaded.',
  ],
];
const badgeTypes = ['OpenBadgeCredential', 'AchievementCredential'];
const compactJwt = /^[\w-]+\.[\w-]+\.[\w-]+$/;
/** What browsers would run or fetch. A picture of a badge does not need it. */
const unsafeInSvg = /<!DOCTYPE|<!ENTITY|<script\b|<foreignObject\b/i;
/** Claims of a JWT that repeat the credential (Open Badges 3.0, 8.2). */
const registeredClaims = new Set(['iss', 'jti', 'nbf', 'exp', 'sub', 'aud', 'iat']);

/**
 * Finds the credential in JSON, a JWT, or a baked PNG or SVG. The bytes decide the kind, not a name or type. Pictures
 * are neither decoded nor shown.
 * @param pointer the field of the request, for the error.
 * @throws DomainError `verification.unreadable`
 */
export function presentedCredential(bytes: Buffer, pointer: string): PresentedCredential {
  const unreadable = (sentence: string): DomainError =>
    new DomainError('invalid', 'verification.unreadable', sentence, { errors: [{ pointer, detail: sentence }] });
  const other = otherFiles.find(([start]) => bytes.subarray(0, start.length).toString('latin1') === start);
  if (other !== undefined) throw unreadable(other[1]);
  try {
    const text = bytes.subarray(0, pngSignature.length).equals(pngSignature) ? credentialInPng(bytes) : textOf(bytes);
    const trimmed = text.trim();
    const found = trimmed.startsWith('<') ? inSvg(trimmed) : trimmed;
    if (compactJwt.test(found)) return { document: claimsOf(found), jwt: found };
    return { document: credentialOf(parsed(found)), jwt: null };
  } catch (error) {
    throw unreadable((error as Error).message);
  }
}

/**
 * Parses JSON within the limits.
 * @throws Error with a sentence.
 */
export function parsed(text: string): unknown {
  const broken = boundBroken(text, bounds);
  if (broken !== null)
    throw new Error(
      broken === 'depth'
        ? 'This JSON is nested too deeply for a badge.'
        : 'This JSON contains more than any badge needs.',
    );
  try {
    return JSON.parse(text);
  } catch {
    throw new Error('This is neither a credential in JSON nor a PNG or SVG with one inside.');
  }
}

function textOf(bytes: Buffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw new Error('This is neither a credential in JSON nor a PNG or SVG with one inside.');
  }
}

function inSvg(svg: string): string {
  if (!/<svg[\s>]/.test(svg.slice(0, 10_000)))
    throw new Error(
      'This is a page, not a badge. Enter the address or the file of the badge itself: JSON, PNG or SVG.',
    );
  const credential = credentialInSvg(svg);
  if (unsafeInSvg.test(svg.replace(credential, '')))
    throw new Error(
      'This SVG contains a script, a document type or a foreign page. Badges need none of these, so Laurel did not read it.',
    );
  return credential.trim();
}

function claimsOf(jwt: string): JsonObject {
  const claims = parsed(Buffer.from(jwt.split('.')[1]!, 'base64url').toString('utf8'));
  if (isObject(claims) && isObject(claims.vc))
    throw new Error('This JWT uses an older form of credentials (version 1.1), which Laurel cannot check.');
  return credentialOf(
    isObject(claims)
      ? Object.fromEntries(Object.entries(claims).filter(([claim]) => !registeredClaims.has(claim)))
      : claims,
  );
}

function credentialOf(value: unknown): JsonObject {
  if (!isObject(value)) throw new Error('This JSON is not a credential: it is not an object.');
  const types = listOf(value.type);
  if (types.includes('Assertion'))
    throw new Error(
      'This is an Open Badges 2.0 assertion, which is valid because its issuer hosts it. Laurel checks Open Badges 3.0 credentials.',
    );
  if (!types.includes('VerifiableCredential'))
    throw new Error('This JSON is not a credential: its type does not include VerifiableCredential.');
  if (!badgeTypes.some((type) => types.includes(type)))
    throw new Error(
      'This is a credential, but not a badge: its type includes neither OpenBadgeCredential nor AchievementCredential.',
    );
  return value;
}
