import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Format, type GivenFile, type Prepared, readable, unreadable } from '../format.js';
import { BrokenPicture } from './broken-picture.js';
import { jpegOfHeic } from './jpeg-of-heic.js';
import { checkJpegPixels } from './jpeg-pixels.js';
import { pictureMetadata } from './picture-metadata.js';
import { pictureSize } from './picture-size.js';
import { checkPngPixels } from './png-pixels.js';
import { withoutPictureMetadata } from './without-picture-metadata.js';

const million = 1_000_000;
/**
 * In pixels. A browser takes four bytes for each pixel of a picture that it shows, so this is half a gigabyte: phones of
 * reviewers have no more to spare. The largest pictures that common cameras and phones take have 108 million.
 */
const mostPixels = 128 * million;
/** Firefox shows no picture that is longer. */
const longestSide = 32_767;
/** HEIC is decoded and encoded here, which takes 18 bytes for each pixel. Phones take up to 50 million. */
const mostHeicPixels = 50 * million;
/** It is in the memory twice. No usual picture of that many pixels needs more bytes. */
const mostBytes = 400 * million;

/** Pictures: the blind copy has the same pixels. A HEIC photo, which browsers do not show, becomes a JPEG. */
export const picturesFormat: Format = {
  types: ['image/jpeg', 'image/png', 'image/gif', 'image/webp', 'image/heic', 'image/heif'],
  prepare: async (file, folder) => {
    try {
      return await preparePicture(file, folder);
    } catch (error) {
      if (error instanceof BrokenPicture) return unreadable(error.problem);
      throw error;
    }
  },
};

async function preparePicture(file: GivenFile, folder: string): Promise<Prepared> {
  if (file.size > mostBytes) return unreadable('too-complex');
  const bytes = await readFile(file.path);
  const isHeic = file.mediaType === 'image/heic' || file.mediaType === 'image/heif';
  const mediaType = isHeic ? 'image/heic' : file.mediaType;
  const metadata = pictureMetadata(bytes, mediaType);
  const { width, height } = pictureSize(bytes, mediaType);
  if (width * height > (isHeic ? mostHeicPixels : mostPixels) || Math.max(width, height) > longestSide)
    return unreadable('too-complex', { metadata });
  await checkPixels(bytes, mediaType);
  const copy = { path: join(folder, 'blind-copy'), mediaType: isHeic ? 'image/jpeg' : mediaType };
  await writeFile(copy.path, isHeic ? await jpegOfHeic(bytes) : withoutPictureMetadata(bytes, mediaType));
  return readable(copy, { metadata, notices: isHeic ? [{ notice: 'converted', names: [] }] : [] });
}

async function checkPixels(bytes: Buffer, mediaType: string): Promise<void> {
  if (mediaType === 'image/png') await checkPngPixels(bytes);
  if (mediaType === 'image/jpeg') checkJpegPixels(bytes);
}
