import { broken, incomplete } from './broken-picture.js';
import { withoutProfileMetadata } from './icc.js';
import { orientationOf, tiffWithOrientation } from './orientation.js';

const flag = { profile: 0x20, alpha: 0x10, exif: 0x08, animation: 0x02 } as const;
const pictures = ['VP8 ', 'VP8L', 'ALPH'];
const frameHeader = 16;

export interface RiffChunk {
  type: string;
  body: Buffer;
}

/**
 * The chunks of a WebP.
 * @throws BrokenPicture
 */
export function readWebp(bytes: Uint8Array): RiffChunk[] {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (file.length < 12 || file.toString('latin1', 0, 4) !== 'RIFF' || file.toString('latin1', 8, 12) !== 'WEBP')
    throw broken('A WebP starts with RIFF and WEBP.');
  const end = 8 + file.readUInt32LE(4);
  // Some programs count the padding of the last chunk and do not write it.
  if (end > file.length + 1) throw incomplete('A WebP ends before its last chunk.');
  return chunksOf(file.subarray(12, Math.min(end, file.length)));
}

/**
 * A WebP with its pictures, frames and colors, and nothing else. Of EXIF, the orientation is left.
 * @throws BrokenPicture
 */
export function cleanWebp(bytes: Uint8Array): Uint8Array {
  const chunks = readWebp(bytes);
  if (!chunks.some(({ type }) => type === 'VP8 ' || type === 'VP8L' || type === 'ANMF'))
    throw broken('A WebP has a picture.');
  const extended = chunks.some((chunk) => chunk.type === 'VP8X');
  const cleaned = chunks.flatMap((chunk) => cleanChunk(chunk, extended));
  const body = Buffer.concat(withFlags(cleaned).map(written));
  const header = Buffer.from('RIFF\0\0\0\0WEBP', 'latin1');
  header.writeUInt32LE(body.length + 4, 4);
  return Buffer.concat([header, body]);
}

function cleanChunk({ type, body }: RiffChunk, extended: boolean): RiffChunk[] {
  if (pictures.includes(type)) return [{ type, body }];
  // Without the extended header, decoders read the picture alone.
  if (!extended) return [];
  if (type === 'VP8X' && body.length >= 10) return [{ type, body: body.subarray(0, 10) }];
  if (type === 'ANIM' && body.length >= 6) return [{ type, body: body.subarray(0, 6) }];
  if (type === 'ANMF' && body.length >= frameHeader) return [{ type, body: cleanFrame(body) }];
  if (type === 'ICCP') {
    const profile = withoutProfileMetadata(body);
    return profile === null ? [] : [{ type, body: Buffer.from(profile) }];
  }
  if (type === 'EXIF') {
    const orientation = orientationOf(body);
    return orientation === 1 ? [] : [{ type, body: tiffWithOrientation(orientation) }];
  }
  return [];
}

function cleanFrame(body: Buffer): Buffer {
  const kept = chunksOf(body.subarray(frameHeader)).filter((chunk) => pictures.includes(chunk.type));
  return Buffer.concat([body.subarray(0, frameHeader), ...kept.map(written)]);
}

function withFlags(chunks: RiffChunk[]): RiffChunk[] {
  const has = (type: string) => chunks.some((chunk) => chunk.type === type);
  return chunks.map(({ type, body }) => {
    if (type !== 'VP8X') return { type, body };
    const header = Buffer.from(body);
    header.fill(0, 0, 4);
    header[0] =
      (body[0]! & (flag.alpha | flag.animation)) | (has('ICCP') ? flag.profile : 0) | (has('EXIF') ? flag.exif : 0);
    return { type, body: header };
  });
}

function chunksOf(bytes: Buffer): RiffChunk[] {
  const chunks: RiffChunk[] = [];
  for (let at = 0; at + 8 <= bytes.length;) {
    const size = bytes.readUInt32LE(at + 4);
    if (at + 8 + size > bytes.length) throw incomplete('A WebP ends within a chunk.');
    chunks.push({ type: bytes.toString('latin1', at, at + 4), body: bytes.subarray(at + 8, at + 8 + size) });
    at += 8 + size + (size % 2);
  }
  return chunks;
}

function written({ type, body }: RiffChunk): Buffer {
  const chunk = Buffer.alloc(8 + body.length + (body.length % 2));
  chunk.write(type, 0, 'latin1');
  chunk.writeUInt32LE(body.length, 4);
  chunk.set(body, 8);
  return chunk;
}
