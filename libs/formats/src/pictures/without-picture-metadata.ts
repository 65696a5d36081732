import { cleanGif } from './gif.js';
import { cleanJpeg2000 } from './jpeg-2000.js';
import { cleanJpeg } from './jpeg.js';
import { cleanPng } from './png.js';
import { cleanWebp } from './webp.js';

const cleaners: Readonly<Record<string, (bytes: Uint8Array) => Uint8Array>> = {
  'image/jpeg': cleanJpeg,
  'image/png': cleanPng,
  'image/gif': cleanGif,
  'image/webp': cleanWebp,
  'image/jp2': cleanJpeg2000,
  'image/jpx': cleanJpeg2000,
};

/**
 * The same picture without anything that names a person, a place or a device (rule 21). Its pixels, colors, frames and
 * orientation stay. A picture of another type comes back as it is.
 * @throws BrokenPicture
 */
export function withoutPictureMetadata(bytes: Uint8Array, mediaType: string): Uint8Array {
  return cleaners[mediaType]?.(bytes) ?? bytes;
}
