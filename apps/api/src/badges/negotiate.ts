import type { Request, Response } from 'express';

/** The types under which a credential is asked for; whoever has no wish gets JSON. */
export const credentialTypes = ['application/json', 'application/vc+ld+json', 'application/vc', 'application/ld+json'];

/** The type of a credential as a JWT; given to those alone who ask for it. */
export const jwtType = 'application/vc+jwt';

/** Whether a reader asks for the JWT. */
export function wantsJwt(request: Request): boolean {
  return request.accepts([...credentialTypes, 'text/html', jwtType]) === jwtType;
}

/** Those who show a card in place of a link. They read pages, and say that they take anything. */
const previewers =
  /facebookexternalhit|Twitterbot|LinkedInBot|Slackbot|Discordbot|WhatsApp|TelegramBot|Bluesky|Mastodon|SkypeUriPreview/i;

/** Whether a browser asks, which gets a page; or whoever shows a card for a link, unless they ask for a credential by its type. */
export function wantsPage(request: Request): boolean {
  const preferred = previewers.test(request.headers['user-agent'] ?? '')
    ? ['text/html', ...credentialTypes]
    : [...credentialTypes, 'text/html'];
  return request.accepts(preferred) === 'text/html';
}

/** Sends JSON-LD under the type that was asked for, exactly as it is stored. */
export function sendJsonLd(request: Request, response: Response, json: string): void {
  const type = request.accepts(credentialTypes) || credentialTypes[0]!;
  response.vary('Accept').type(type).send(json);
}
