import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';

/** 16 million places: a hundred times the minimum of the W3C. A list that decompresses to more is not read. */
const mostBytes = 2 * 1024 * 1024;
const unzip = promisify(gunzip);

/**
 * Whether a place is set in a list in the W3C encoding: bits, the first one highest in its byte, compressed by gzip, in
 * base64url after the multibase prefix `u`.
 * @returns null when it is not a list, is too large, or has no such place.
 */
export async function placeIn(encodedList: string, index: number): Promise<boolean | null> {
  if (!/^u[\w-]+$/.test(encodedList)) return null;
  const bits = await unzip(Buffer.from(encodedList.slice(1), 'base64url'), { maxOutputLength: mostBytes }).catch(
    () => null,
  );
  const byte = bits?.[index >> 3];
  return byte === undefined ? null : (byte & (0x80 >> (index & 7))) !== 0;
}
