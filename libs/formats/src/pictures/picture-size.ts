import { broken } from './broken-picture.js';
import { readHeic } from './heic.js';
import { isFrame, readJpeg } from './jpeg.js';
import { readPng } from './png.js';
import { readWebp } from './webp.js';

export interface PictureSize {
  width: number;
  height: number;
}

/**
 * The size of a picture in pixels, from its header alone.
 * @throws BrokenPicture
 */
export function pictureSize(bytes: Uint8Array, mediaType: string): PictureSize {
  const size = sizes[mediaType]!(bytes);
  if (size === null || size.width === 0 || size.height === 0) throw broken('A picture says how large it is.');
  return size;
}

const sizes: Readonly<Record<string, (bytes: Uint8Array) => PictureSize | null>> = {
  'image/jpeg': sizeOfJpeg,
  'image/png': sizeOfPng,
  'image/gif': sizeOfGif,
  'image/webp': sizeOfWebp,
  'image/heic': (bytes) => readHeic(bytes).size,
};

function sizeOfJpeg(bytes: Uint8Array): PictureSize | null {
  const body = readJpeg(bytes).segments.find(({ marker }) => isFrame(marker))?.body;
  if (body === undefined || body.length < 5) return null;
  return { height: body.readUInt16BE(1), width: body.readUInt16BE(3) };
}

function sizeOfPng(bytes: Uint8Array): PictureSize | null {
  const header = readPng(bytes)[0];
  if (header?.type !== 'IHDR' || header.body.length < 8) return null;
  return { width: header.body.readUInt32BE(0), height: header.body.readUInt32BE(4) };
}

function sizeOfGif(bytes: Uint8Array): PictureSize | null {
  if (bytes.length < 10) return null;
  const header = Buffer.from(bytes.buffer, bytes.byteOffset, 10);
  return { width: header.readUInt16LE(6), height: header.readUInt16LE(8) };
}

function sizeOfWebp(bytes: Uint8Array): PictureSize | null {
  const first = readWebp(bytes)[0];
  if (first === undefined || first.body.length < 10) return null;
  const { type, body } = first;
  if (type === 'VP8X') return { width: body.readUIntLE(4, 3) + 1, height: body.readUIntLE(7, 3) + 1 };
  if (type === 'VP8 ') return { width: body.readUInt16LE(6) & 0x3fff, height: body.readUInt16LE(8) & 0x3fff };
  if (type !== 'VP8L') return null;
  const bits = body.readUInt32LE(1);
  return { width: (bits & 0x3fff) + 1, height: ((bits >> 14) & 0x3fff) + 1 };
}
