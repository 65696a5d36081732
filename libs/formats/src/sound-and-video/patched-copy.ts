import { createReadStream, createWriteStream } from 'node:fs';
import { copyFile, type FileHandle, open } from 'node:fs/promises';
import { pipeline } from 'node:stream/promises';
import type { Range } from '../ranges.js';
import type { Patch } from './media-facts.js';

const nothing = Buffer.alloc(1024 * 1024);

/** Writes a part of a file with some bytes changed, without reading it whole. */
export async function writePatchedCopy(
  source: { path: string; size: number },
  target: string,
  { kept, patches }: { kept: Range; patches: readonly Patch[] },
): Promise<void> {
  // A whole file is copied by the system, which is quicker.
  if (kept.from === 0 && kept.to >= source.size) await copyFile(source.path, target);
  else if (kept.to > kept.from)
    await pipeline(createReadStream(source.path, { start: kept.from, end: kept.to - 1 }), createWriteStream(target));
  const copy = await open(target, 'r+');
  try {
    for (const patch of patches) await apply(copy, patch, kept);
  } finally {
    await copy.close();
  }
}

async function apply(copy: FileHandle, { from, to, bytes }: Patch, kept: Range): Promise<void> {
  if (to > kept.to || from < kept.from) throw new RangeError('A patch is outside of the copy.');
  const at = from - kept.from;
  if (bytes !== null) await copy.write(bytes, 0, bytes.length, at);
  else
    for (let done = 0; done < to - from; done += nothing.length)
      await copy.write(nothing, 0, Math.min(nothing.length, to - from - done), at + done);
}
