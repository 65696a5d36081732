import type { Readable } from 'node:stream';
import { Zip, ZipPassThrough } from 'fflate';

/** One file of an archive. It is opened when its turn comes. */
export interface ArchiveEntry {
  /** With slashes between folders. */
  path: string;
  open: () => Promise<Readable>;
}

/** Files that become one ZIP file. */
export interface Archived {
  /** The time of every entry. */
  at: Date;
  entries: readonly ArchiveEntry[];
}

/**
 * The bytes of a ZIP file, while it is made. At no time is a whole file in memory. The files are stored as they are: most
 * of them are compressed already.
 */
export async function* zipped({ at, entries }: Archived): AsyncGenerator<Uint8Array> {
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
