import type { Request, Response } from 'express';

/** The media types of a credential. The first is the default. */
export const credentialTypes = ['application/json', 'application/vc+ld+json', 'application/vc', 'application/ld+json'];

/** The media type of a credential as a JWT. Only readers that ask for it get it. */
export const jwtType = 'application/vc+jwt';

/** Whether a reader asks for the JWT. */
export function wantsJwt(request: Request): boolean {
  return request.accepts([...credentialTypes, 'text/html', jwtType]) === jwtType;
}

/** Link previewers. They read pages, but say that they accept anything. */
const previewers =
  /facebookexternalhit|Twitterbot|LinkedInBot|Slackbot|Discordbot|WhatsApp|TelegramBot|Bluesky|Mastodon|SkypeUriPreview/i;

/** Whether to send the page: to browsers, and to link previewers unless they ask for a credential by its type. */
export function wantsPage(request: Request): boolean {
  const preferred = previewers.test(request.headers['user-agent'] ?? '')
    ? ['text/html', ...credentialTypes]
    : [...credentialTypes, 'text/html'];
  return request.accepts(preferred) === 'text/html';
}

/** Sends JSON-LD exactly as stored, with the requested media type. */
export function sendJsonLd(request: Request, response: Response, json: string): void {
  const type = request.accepts(credentialTypes) || credentialTypes[0]!;
  response.vary('Accept').type(type).send(json);
}
