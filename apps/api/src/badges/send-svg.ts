import type { Response } from 'express';

/** Sends a picture that runs nothing, even when someone opens it as a document. */
export function sendSvg(response: Response, svg: string): void {
  response
    .setHeader('Content-Security-Policy', "default-src 'none'; style-src 'unsafe-inline'; sandbox")
    .type('image/svg+xml')
    .send(svg);
}
