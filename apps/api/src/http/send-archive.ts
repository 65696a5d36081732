import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Response } from 'express';
import { zipped } from '#documents';
import type { Archive } from '#submissions';

/** Sends a ZIP file while it is made. At no time is a whole file in memory. */
export async function sendArchive(response: Response, archive: Archive): Promise<void> {
  response.set({
    'Content-Type': 'application/zip',
    'Content-Disposition': `attachment; filename="${archive.name}"`,
    'Cache-Control': 'private, no-store',
    'X-Content-Type-Options': 'nosniff',
  });
  // When the reader disconnects, or a file cannot be read, the download breaks off and the browser says so.
  await pipeline(Readable.from(zipped(archive)), response).catch(() => response.destroy());
}
