import type { Response } from 'express';

/** Sends a picture that, opened as a document, still runs nothing. */
export function sendSvg(response: Response, svg: string): void {
  response
    .setHeader('Content-Security-Policy', "default-src 'none'; style-src 'unsafe-inline'; sandbox")
    .type('image/svg+xml')
    .send(svg);
}
