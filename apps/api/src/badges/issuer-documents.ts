import type { Request, Response } from 'express';
import { badgeContexts, type DidDocument, type Issuer, issuerProfile, type PublicJwk } from '#badges';
import { sendJsonLd } from './negotiate.js';

/** What every issuer publishes, at addresses of its own. */
export const published = {
  profile: 'The profile of the issuer.',
  didDocument: "The issuer's DID document, with every key that has signed.",
  keys: 'The history of the signing keys: when each was published, and when it signs.',
  jwks: 'Every key that has signed badges as JWTs (JWKS).',
  jwk: 'One key for badges as JWTs: the address in their `kid`.',
};

export const didTypes = ['application/did+json', 'application/json'];

/** The profile in badges, and what the issuer says besides. */
export function sendProfile(request: Request, response: Response, issuer: Issuer): void {
  const { description } = issuer;
  const said = { ...issuerProfile(issuer), ...(description === null ? {} : { description }) };
  sendJsonLd(request, response, JSON.stringify({ '@context': badgeContexts.slice(0, 2), ...said }));
}

export function sendDidDocument(request: Request, response: Response, document: DidDocument): void {
  const type =
    request.accepts(['application/json', 'application/did+json', 'application/did+ld+json']) || 'application/json';
  response.vary('Accept').type(type).send(JSON.stringify(document));
}

export function sendJwks(response: Response, jwks: { keys: PublicJwk[] }): void {
  response.type('application/jwk-set+json').send(JSON.stringify(jwks));
}

export function sendJwk(response: Response, jwk: PublicJwk): void {
  response.type('application/jwk+json').send(JSON.stringify(jwk));
}
