import { createHmac, timingSafeEqual } from 'node:crypto';

/** With https, `__Host-` ties the cookie to this host. Without https, browsers refuse such a name. */
export function sessionCookiePrefix(publicUrl: string): string {
  return publicUrl.startsWith('https:') ? '__Host-laurel' : 'laurel';
}

export function sessionCookieName(publicUrl: string): string {
  return `${sessionCookiePrefix(publicUrl)}.session_token`;
}

/** The cookie value for a session token, signed as better-auth signs it: HMAC-SHA-256, base64, percent-encoded. */
export function signSessionToken(token: string, secret: string): string {
  return encodeURIComponent(`${token}.${signatureOf(token, secret)}`);
}

/** The session token in a `Cookie` header; null without one, or when the signature is not ours. */
export function sessionTokenIn(cookieHeader: string | undefined, name: string, secret: string): string | null {
  const value = cookieValue(cookieHeader, name);
  const dot = value?.lastIndexOf('.') ?? -1;
  if (value === null || dot < 1) return null;
  const token = value.slice(0, dot);
  const given = Buffer.from(value.slice(dot + 1));
  const expected = Buffer.from(signatureOf(token, secret));
  return given.length === expected.length && timingSafeEqual(given, expected) ? token : null;
}

function signatureOf(token: string, secret: string): string {
  return createHmac('sha256', secret).update(token).digest('base64');
}

/** The value of a cookie in a `Cookie` header; null without it. */
export function cookieValue(header: string | undefined, name: string): string | null {
  for (const part of header?.split(';') ?? []) {
    const equals = part.indexOf('=');
    if (equals < 0 || part.slice(0, equals).trim() !== name) continue;
    try {
      return decodeURIComponent(part.slice(equals + 1).trim());
    } catch {
      return null;
    }
  }
  return null;
}
