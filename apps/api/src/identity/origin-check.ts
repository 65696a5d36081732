import type { RequestHandler } from 'express';
import { DomainError } from '#kernel';

const safeMethods = new Set(['GET', 'HEAD', 'OPTIONS']);

/**
 * Blocks cross-site requests (CSRF), including cross-site sign-in. SameSite=Lax already keeps the cookie from most of
 * them. Browsers state the origin of a request in `Sec-Fetch-Site`, old ones in `Origin`. A program that states neither
 * has only its own cookies. Browsers never send a bearer token on their own.
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
          'This request came from another site, so it was blocked. Make changes on Laurel’s own pages, or with a bearer token.',
        ),
      );
  };
}

function isOwn(site: string | string[] | undefined, origin: string | undefined, own: string): boolean {
  if (origin === own) return true;
  if (site !== undefined) return site === 'same-origin' || site === 'none';
  return origin === undefined;
}
