import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileTypeFromBuffer } from 'file-type';
import { canonicalType, extensionsOf } from '#kernel/files';
import { soundAndVideoFormat } from '../sound-and-video/sound-and-video.format.js';
import type { CleanFile } from './blind-parts.js';

/** A sound or a video in a file, without metadata. Null when nothing can clean it. */
export async function blindRecording(bytes: Uint8Array, folder: string): Promise<CleanFile | null> {
  const found = (await fileTypeFromBuffer(bytes.subarray(0, 64 * 1024)))?.mime;
  const mediaType = found === undefined ? null : canonicalType(found);
  if (mediaType === null || !soundAndVideoFormat.types.includes(mediaType)) return null;
  const work = await mkdtemp(join(folder, 'recording-'));
  try {
    const path = join(work, 'given');
    await writeFile(path, bytes);
    // A video in a slide plays only in the format that it has, so nothing converts it.
    const { copy } = await soundAndVideoFormat.prepare({ path, mediaType, size: bytes.length }, work);
    const extension = extensionsOf(mediaType)[0];
    if (copy === null || extension === undefined) return null;
    return { content: await readFile(copy.path), mediaType, extension };
  } finally {
    await rm(work, { recursive: true, force: true });
  }
}
