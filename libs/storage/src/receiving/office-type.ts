import { inflateRaw } from 'node:zlib';
import { promisify } from 'node:util';

/** Reads bytes of a content from `start` to before `end`. */
export type ReadBytes = (start: number, end: number) => Promise<Buffer>;

const inflate = promisify(inflateRaw);

const endOfDirectory = { signature: 0x06054b50, length: 22, longestComment: 0xffff };
const directoryEntry = { signature: 0x02014b50, length: 46 };
const localEntry = { signature: 0x04034b50, length: 30 };
/** More than the directory of any real office document. A larger one counts as a ZIP. */
const mostDirectoryBytes = 8 * 1024 * 1024;
const mostContentTypesBytes = 1024 * 1024;

/**
 * The media type of an office document, from the content list that each one has, or null for any other ZIP. The first
 * bytes are not enough: Word writes the list first, Google Docs and LibreOffice write it last.
 *
 * It reads the directory itself because it looks for one entry in ranges of a content in the store. The ZIP reader of
 * libs/formats unpacks a whole local file.
 */
export async function officeTypeOf(read: ReadBytes, size: number): Promise<string | null> {
  const entry = await findEntry(read, size, '[Content_Types].xml');
  if (entry === null) return null;
  const xml = await entry.content();
  const main = xml === null ? null : /ContentType\s*=\s*["']([^"']+)\.main\+xml["']/.exec(xml);
  return main?.[1]?.toLowerCase() ?? null;
}

interface Entry {
  content(): Promise<string | null>;
}

async function findEntry(read: ReadBytes, size: number, name: string): Promise<Entry | null> {
  const tail = await read(Math.max(0, size - endOfDirectory.length - endOfDirectory.longestComment), size);
  const end = lastIndexOfSignature(tail);
  if (end === -1) return null;
  const directorySize = tail.readUInt32LE(end + 12);
  const directoryStart = tail.readUInt32LE(end + 16);
  if (directorySize > mostDirectoryBytes || directoryStart + directorySize > size) return null;
  const directory = await read(directoryStart, directoryStart + directorySize);
  for (
    let at = 0;
    at + directoryEntry.length <= directory.length && directory.readUInt32LE(at) === directoryEntry.signature;
  ) {
    const nameLength = directory.readUInt16LE(at + 28);
    const nameStart = at + directoryEntry.length;
    if (directory.toString('utf8', nameStart, nameStart + nameLength) === name)
      return entryAt(read, size, directory.subarray(at));
    at = nameStart + nameLength + directory.readUInt16LE(at + 30) + directory.readUInt16LE(at + 32);
  }
  return null;
}

function entryAt(read: ReadBytes, size: number, header: Buffer): Entry {
  const method = header.readUInt16LE(10);
  const compressedSize = header.readUInt32LE(20);
  const start = header.readUInt32LE(42);
  return {
    async content() {
      if (compressedSize > mostContentTypesBytes || start + localEntry.length > size) return null;
      const local = await read(start, start + localEntry.length);
      if (local.readUInt32LE(0) !== localEntry.signature) return null;
      const dataStart = start + localEntry.length + local.readUInt16LE(26) + local.readUInt16LE(28);
      if (dataStart + compressedSize > size) return null;
      const data = await read(dataStart, dataStart + compressedSize);
      if (method === 0) return data.toString('utf8');
      if (method !== 8) return null;
      const xml = await inflate(data, { maxOutputLength: mostContentTypesBytes }).catch(() => null);
      return xml?.toString('utf8') ?? null;
    },
  };
}

function lastIndexOfSignature(tail: Buffer): number {
  const signature = Buffer.alloc(4);
  signature.writeUInt32LE(endOfDirectory.signature);
  const at = tail.lastIndexOf(signature);
  return at === -1 || at + endOfDirectory.length > tail.length ? -1 : at;
}
