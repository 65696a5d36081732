import { crc32, inflateRawSync } from 'node:zlib';
import { zipSync, type Zippable } from 'fflate';
import { limits } from './limits.js';
import { OfficeProblem } from './office-problem.js';

/** The bytes that may still be unpacked. A file in the file takes from the same budget. */
export interface Budget {
  bytes: number;
}

/** The files of a package by their names, in the package's order. */
export type Entries = Map<string, Uint8Array>;

const endOfDirectory = { signature: 0x06054b50, length: 22, longestComment: 0xffff };
const directoryEntry = { signature: 0x02014b50, length: 46 };
const localEntry = { signature: 0x04034b50, length: 30 };
const longNumber = 0xffff_ffff;
const methods = { stored: 0, deflated: 8 };
const encrypted = 0b1;

/**
 * Unpacks a ZIP file. It reads the directory at the end, as Office does, and believes no size that the file states.
 * @throws OfficeProblem `incomplete`, `broken`, `password`, `too-complex`.
 */
export function unzip(bytes: Uint8Array, budget: Budget): Entries {
  const zip = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const entries: Entries = new Map();
  const seen = new Set<string>();
  const allowed = Math.min(budget.bytes, Math.max(limits.ratioFrom, zip.length * limits.ratio));
  let left = allowed;
  for (const header of directoryOf(zip)) {
    if (seen.size >= limits.entries) throw new OfficeProblem('too-complex', 'too many files');
    // Office compares names without case. Two files with one name would let two programs show two contents.
    const key = header.name.toLowerCase();
    if (seen.has(key)) throw new OfficeProblem('broken', 'two files have one name');
    seen.add(key);
    if (header.name.endsWith('/')) continue;
    const content = contentOf(zip, header, left);
    left -= content.length;
    entries.set(header.name, content);
  }
  budget.bytes -= allowed - left;
  return entries;
}

/** Whether bytes are those of a package. */
export function isPackage(bytes: Uint8Array): boolean {
  return Buffer.from(bytes.subarray(0, 4)).toString('latin1') === 'PK\x03\x04';
}

interface Header {
  name: string;
  flags: number;
  method: number;
  crc: number;
  packed: number;
  size: number;
  start: number;
}

function directoryOf(zip: Buffer): Header[] {
  const end = endOf(zip);
  const count = zip.readUInt16LE(end + 10);
  let at = zip.readUInt32LE(end + 16);
  if (at === longNumber || count === 0xffff) at = longDirectoryStart(zip, end);
  const headers: Header[] = [];
  while (at + directoryEntry.length <= zip.length && zip.readUInt32LE(at) === directoryEntry.signature) {
    const nameEnd = at + directoryEntry.length + zip.readUInt16LE(at + 28);
    const extraEnd = nameEnd + zip.readUInt16LE(at + 30);
    if (extraEnd > zip.length) throw new OfficeProblem('broken', 'the directory is cut');
    headers.push(
      withLongNumbers(zip.subarray(nameEnd, extraEnd), {
        // Some Windows programs write backslashes.
        name: zip.toString('utf8', at + directoryEntry.length, nameEnd).replaceAll('\\', '/'),
        flags: zip.readUInt16LE(at + 8),
        method: zip.readUInt16LE(at + 10),
        crc: zip.readUInt32LE(at + 16),
        packed: zip.readUInt32LE(at + 20),
        size: zip.readUInt32LE(at + 24),
        start: zip.readUInt32LE(at + 42),
      }),
    );
    if (headers.length > limits.entries) throw new OfficeProblem('too-complex', 'too many files');
    at = extraEnd + zip.readUInt16LE(at + 32);
  }
  if (headers.length === 0) throw new OfficeProblem('broken', 'no files in the package');
  return headers;
}

function endOf(zip: Buffer): number {
  const signature = Buffer.alloc(4);
  signature.writeUInt32LE(endOfDirectory.signature);
  const at = zip.lastIndexOf(signature);
  const inPlace =
    at !== -1 &&
    at + endOfDirectory.length <= zip.length &&
    at >= zip.length - endOfDirectory.length - endOfDirectory.longestComment;
  if (inPlace) return at;
  const begins = zip.length >= 4 && zip.readUInt32LE(0) === localEntry.signature;
  throw new OfficeProblem(begins ? 'incomplete' : 'broken', 'no directory');
}

function longDirectoryStart(zip: Buffer, end: number): number {
  const locator = end - 20;
  if (locator < 0 || zip.readUInt32LE(locator) !== 0x07064b50) throw new OfficeProblem('broken', 'no directory');
  const at = Number(zip.readBigUInt64LE(locator + 8));
  if (at + 56 > zip.length || zip.readUInt32LE(at) !== 0x06064b50) throw new OfficeProblem('broken', 'no directory');
  return Number(zip.readBigUInt64LE(at + 48));
}

/** Programs that write a package as a stream state its sizes in 64 bits, also those of small files. */
function withLongNumbers(extra: Buffer, header: Header): Header {
  for (let at = 0; at + 4 <= extra.length; at += 4 + extra.readUInt16LE(at + 2)) {
    if (extra.readUInt16LE(at) !== 1) continue;
    let next = at + 4;
    for (const field of ['size', 'packed', 'start'] as const) {
      if (header[field] !== longNumber) continue;
      if (next + 8 > extra.length) throw new OfficeProblem('broken', 'a size is cut');
      header[field] = Number(extra.readBigUInt64LE(next));
      next += 8;
    }
    break;
  }
  return header;
}

function contentOf(zip: Buffer, header: Header, most: number): Uint8Array {
  if (header.flags & encrypted) throw new OfficeProblem('password', 'a file in the package is encrypted');
  if (header.size > most) throw new OfficeProblem('too-complex', 'unpacks to too many bytes');
  if (header.start + localEntry.length > zip.length || zip.readUInt32LE(header.start) !== localEntry.signature)
    throw new OfficeProblem('broken', 'a file is not where the directory says');
  const start =
    header.start + localEntry.length + zip.readUInt16LE(header.start + 26) + zip.readUInt16LE(header.start + 28);
  if (start + header.packed > zip.length) throw new OfficeProblem('incomplete', 'a file is cut');
  const content = unpack(zip.subarray(start, start + header.packed), header.method, header.size);
  if (crc32(content) !== header.crc) throw new OfficeProblem('broken', 'a file has the wrong check sum');
  return content;
}

/** Unpacks no more than the directory says, so that a small file cannot become a large one. */
function unpack(packed: Buffer, method: number, size: number): Uint8Array {
  if (method === methods.stored) {
    if (packed.length > size) throw new OfficeProblem('too-complex', 'a file is larger than it says');
    return packed;
  }
  if (method !== methods.deflated) throw new OfficeProblem('broken', 'packed in an unknown way');
  try {
    return inflateRawSync(packed, { maxOutputLength: Math.max(1, size) });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE')
      throw new OfficeProblem('too-complex', 'a file is larger than it says');
    throw new OfficeProblem('broken', 'a file cannot be unpacked');
  }
}

/** The earliest date that a ZIP file can state, so that no package says when it was made. */
const noDate = new Date(1980, 0, 1);
/** What is packed already. */
const packed = /\.(?:png|jpe?g|gif|webp|mp4|m4[av]|mov|mp3|docx|xlsx|pptx|od[tsp])$/i;

/** Packs the files in their order. The same files always give the same bytes. */
export function zip(entries: Entries): Uint8Array {
  const files: Zippable = {};
  for (const [name, content] of entries) {
    const level = name === 'mimetype' || packed.test(name) ? 0 : 6;
    files[name] = [content, { level, mtime: noDate }];
  }
  return zipSync(files);
}
