import type { RequestHandler } from 'express';
import { DomainError } from '#kernel';

const safeMethods = new Set(['GET', 'HEAD', 'OPTIONS']);

/**
 * Refuses what another site has a browser do here in the name of whoever is signed in. SameSite=Lax keeps the cookie
 * from most of it; this keeps the rest, and signing someone in as another.
 * A browser says where a request comes from by `Sec-Fetch-Site`, an old one by `Origin`; a program that says neither
 * brings no cookie that it does not own. A bearer token is not sent by a browser of itself.
 */
export function originCheck(publicUrl: string): RequestHandler {
  const own = new URL(publicUrl).origin;
  return ({ method, headers }, _response, next) => {
    if (
      safeMethods.has(method) ||
      headers.authorization !== undefined ||
      isOwn(headers['sec-fetch-site'], headers.origin, own)
    )
      next();
    else
      next(
        new DomainError(
          'forbidden',
          'request.origin',
          'This request comes from another site. Changes are made from Laurel’s own pages, or with a bearer token.',
        ),
      );
  };
}

function isOwn(site: string | string[] | undefined, origin: string | undefined, own: string): boolean {
  if (origin === own) return true;
  if (site !== undefined) return site === 'same-origin' || site === 'none';
  return origin === undefined;
}
