import { BrokenPicture, withoutPictureMetadata } from '../pictures/index.js';

/** Of the compressions of a PDF, these can hold metadata. */
const mediaTypes = new Map([
  ['DCTDecode', 'image/jpeg'],
  ['DCT', 'image/jpeg'],
  ['JPXDecode', 'image/jp2'],
]);

/** A picture inside a document, without its own metadata. Empty where no viewer could draw it. */
export function cleanPicture(bytes: Buffer, filter: string): Buffer {
  const mediaType = mediaTypes.get(filter);
  if (!mediaType) return bytes;
  try {
    return Buffer.from(withoutPictureMetadata(bytes, mediaType));
  } catch (error) {
    if (error instanceof BrokenPicture) return Buffer.alloc(0);
    throw error;
  }
}
