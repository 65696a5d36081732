import { crc32 } from 'node:zlib';
import { singleCredential } from './single-credential.js';

const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
/** The keyword of a credential in a PNG: Open Badges 3.0 and 2.0. */
export type BakingKeyword = 'openbadgecredential' | 'openbadges';
const usual: BakingKeyword = 'openbadgecredential';

interface Chunk {
  type: string;
  data: Buffer;
}

/**
 * The picture with the credential in one iTXt chunk, uncompressed and in UTF-8, as Open Badges requires. It replaces an
 * earlier credential.
 * @throws Error when it is not a PNG.
 */
export function bakePng(png: Buffer, credential: string, keyword = usual): Buffer {
  const [header, ...rest] = chunksOf(png).filter((chunk) => !holds(chunk, keyword));
  if (header?.type !== 'IHDR') throw new Error('A PNG begins with its header.');
  // keyword and its end; uncompressed, method 0; no language, no translated keyword; then the text
  const baked = {
    type: 'iTXt',
    data: Buffer.concat([Buffer.from(`${keyword}\0\0\0\0\0`, 'latin1'), Buffer.from(credential, 'utf8')]),
  };
  return Buffer.concat([signature, ...[header, baked, ...rest].map(write)]);
}

/** The credential in a PNG. @throws Error when it is not a PNG, or has no credential or several. */
export function credentialInPng(png: Buffer): string {
  return singleCredential(credentialsInPng(png));
}

/**
 * Every credential in a PNG. A well-made one has exactly one. Neither pixels nor text are decompressed.
 * @throws Error when it is not a PNG, or has a compressed credential, which Open Badges forbids.
 */
export function credentialsInPng(png: Buffer, keyword = usual): string[] {
  return chunksOf(png)
    .filter((chunk) => holds(chunk, keyword))
    .map(({ data }) => {
      if (data[keyword.length + 1] !== 0)
        throw new Error('The credential in this PNG is compressed, which Open Badges does not allow.');
      const language = keyword.length + 3;
      const translated = data.indexOf(0, language) + 1;
      return data.subarray(data.indexOf(0, translated) + 1).toString('utf8');
    });
}

function holds({ type, data }: Chunk, keyword: BakingKeyword): boolean {
  return type === 'iTXt' && data.subarray(0, keyword.length + 1).toString('latin1') === `${keyword}\0`;
}

function chunksOf(png: Buffer): Chunk[] {
  if (!png.subarray(0, signature.length).equals(signature)) throw new Error('This is not a PNG.');
  const chunks: Chunk[] = [];
  for (let at = signature.length; at < png.length;) {
    if (at + 12 > png.length) throw new Error('This PNG is cut off.');
    const end = at + 8 + png.readUInt32BE(at);
    if (end + 4 > png.length) throw new Error('This PNG is cut off.');
    chunks.push({ type: png.toString('latin1', at + 4, at + 8), data: png.subarray(at + 8, end) });
    at = end + 4;
  }
  return chunks;
}

function write({ type, data }: Chunk): Buffer {
  const typed = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const chunk = Buffer.alloc(typed.length + 8);
  chunk.writeUInt32BE(data.length, 0);
  typed.copy(chunk, 4);
  chunk.writeUInt32BE(crc32(typed), typed.length + 4);
  return chunk;
}
