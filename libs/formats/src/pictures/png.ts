import { crc32, deflateSync, inflateSync } from 'node:zlib';
import { broken, incomplete } from './broken-picture.js';
import { withoutProfileMetadata } from './icc.js';
import { orientationOf, tiffWithOrientation } from './orientation.js';

const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
/** What the pixels, their colors and the frames of an animation need. */
const kept = new Set([
  ...['IHDR', 'PLTE', 'IDAT', 'IEND', 'tRNS', 'gAMA', 'cHRM', 'sRGB', 'cICP', 'sBIT', 'pHYs', 'bKGD', 'hIST'],
  ...['acTL', 'fcTL', 'fdAT'],
]);
/** Profiles are much smaller. A chunk that grows beyond this is an attack. */
const mostOfProfile = 16 * 1024 * 1024;

export interface PngChunk {
  type: string;
  body: Buffer;
  /** As it stands in the file: the length, the type, the body and the check sum. */
  whole: Buffer;
}

/**
 * The chunks of a PNG up to its end mark.
 * @throws BrokenPicture
 */
export function readPng(bytes: Uint8Array): PngChunk[] {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (!file.subarray(0, 8).equals(signature)) throw broken('A PNG starts with its signature.');
  const chunks: PngChunk[] = [];
  for (let at = 8; at + 12 <= file.length;) {
    const size = file.readUInt32BE(at);
    const type = file.toString('latin1', at + 4, at + 8);
    if (!/^[A-Za-z]{4}$/.test(type)) throw broken('A chunk of a PNG has no type.');
    const end = at + 12 + size;
    if (end > file.length) throw incomplete('A PNG ends within a chunk.');
    chunks.push({ type, body: file.subarray(at + 8, end - 4), whole: file.subarray(at, end) });
    if (type === 'IEND') return chunks;
    at = end;
  }
  throw incomplete('A PNG ends before its end mark.');
}

/**
 * A PNG with its pixels, colors and frames, and nothing else: no texts, times or private chunks. Of EXIF, the orientation
 * is left.
 * @throws BrokenPicture
 */
export function cleanPng(bytes: Uint8Array): Uint8Array {
  const chunks = readPng(bytes);
  if (chunks[0]?.type !== 'IHDR' || !chunks.some((chunk) => chunk.type === 'IDAT'))
    throw broken('A PNG has a header and pixels.');
  return Buffer.concat([signature, ...chunks.map(cleanChunk)]);
}

function cleanChunk({ type, body, whole }: PngChunk): Buffer {
  if (type === 'eXIf') return orientation(body);
  if (type === 'iCCP') return profile(body);
  return kept.has(type) ? whole : Buffer.alloc(0);
}

function orientation(body: Buffer): Buffer {
  const value = orientationOf(body);
  return value === 1 ? Buffer.alloc(0) : writtenChunk('eXIf', tiffWithOrientation(value));
}

function profile(body: Buffer): Buffer {
  const cleaned = withoutProfileMetadata(inflated(body.subarray(body.indexOf(0) + 2)));
  if (cleaned === null) return Buffer.alloc(0);
  return writtenChunk('iCCP', Buffer.concat([Buffer.from('profile\0\0', 'latin1'), deflateSync(cleaned)]));
}

function inflated(bytes: Buffer): Buffer {
  try {
    return inflateSync(bytes, { maxOutputLength: mostOfProfile });
  } catch {
    return Buffer.alloc(0);
  }
}

export function writtenChunk(type: string, body: Uint8Array): Buffer {
  const chunk = Buffer.alloc(12 + body.length);
  chunk.writeUInt32BE(body.length, 0);
  chunk.write(type, 4, 'latin1');
  chunk.set(body, 8);
  chunk.writeUInt32BE(crc32(chunk.subarray(4, 8 + body.length)), 8 + body.length);
  return chunk;
}
