import { broken } from './broken-picture.js';
import { readHeic } from './heic.js';
import { cleanJpeg, withProfile } from './jpeg.js';

/** In this format, a photo of a phone has about the size that the phone itself would give to a JPEG. */
const quality = 0.92;

/**
 * A HEIC photo as a JPEG that stands upright, with the same colors and without metadata.
 * @throws BrokenPicture
 */
export async function jpegOfHeic(bytes: Uint8Array): Promise<Uint8Array> {
  const { profile } = readHeic(bytes);
  // The decoder is large, and only photos from phones need it.
  const { default: convert } = await import('heic-convert');
  const buffer = withKnownBrand(bytes);
  const jpeg = await convert({ buffer, format: 'JPEG', quality }).catch((error: unknown) => {
    throw broken(`A HEIC photo cannot be decoded: ${String(error)}`);
  });
  return profile === null ? cleanJpeg(jpeg) : withProfile(cleanJpeg(jpeg), profile);
}

/** The converter refuses brands that the decoder reads. */
function withKnownBrand(bytes: Uint8Array): Buffer {
  const buffer = Buffer.from(bytes);
  buffer.write('heic', 8, 'latin1');
  return buffer;
}
