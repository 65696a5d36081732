import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';

/** 16 million places: a hundred times the least that W3C allows. What decompresses to more is not read on. */
const mostBytes = 2 * 1024 * 1024;
const unzip = promisify(gunzip);

/**
 * Whether a place is set in a list as W3C encodes it: the bits, the first the highest of its byte, compressed by gzip, in
 * base64url with the multibase `u` before it.
 * @returns null for what is no list, is too large, or has no such place.
 */
export async function placeIn(encodedList: string, index: number): Promise<boolean | null> {
  if (!/^u[\w-]+$/.test(encodedList)) return null;
  const bits = await unzip(Buffer.from(encodedList.slice(1), 'base64url'), { maxOutputLength: mostBytes }).catch(
    () => null,
  );
  const byte = bits?.[index >> 3];
  return byte === undefined ? null : (byte & (0x80 >> (index & 7))) !== 0;
}
