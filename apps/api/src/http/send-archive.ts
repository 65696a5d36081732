import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Response } from 'express';
import { Zip, ZipPassThrough } from 'fflate';
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

/** The files are stored as they are: most of them are compressed already. */
async function* zipped({ at, entries }: Archive): AsyncGenerator<Uint8Array> {
  const made: Uint8Array[] = [];
  const zip = new Zip((error, chunk) => {
    if (error) throw error;
    made.push(chunk);
  });
  for (const { path, open } of entries) {
    const file = new ZipPassThrough(path);
    file.mtime = at;
    zip.add(file);
    for await (const chunk of await open()) {
      file.push(chunk as Uint8Array);
      yield* made.splice(0);
    }
    file.push(new Uint8Array(0), true);
  }
  zip.end();
  yield* made.splice(0);
}
