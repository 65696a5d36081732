import type { ReadBytes } from './office-type.js';

/** Names of older Office files' streams, and of the one that holds a file which Office encrypted. */
const typesByStream: Readonly<Record<string, string>> = {
  EncryptedPackage: 'application/x-locked-office',
  WordDocument: 'application/msword',
  Workbook: 'application/vnd.ms-excel',
  Book: 'application/vnd.ms-excel',
  'PowerPoint Document': 'application/vnd.ms-powerpoint',
};
const headerLength = 512;
const entryLength = 128;
/** Sectors of a directory that are read. The names that count are among the first. */
const mostSectors = 64;

/**
 * What a compound file has in it: an older Office document, or a newer one that needs a password. Both begin with the
 * same bytes. Null for anything else.
 */
export async function compoundTypeOf(read: ReadBytes, size: number): Promise<string | null> {
  if (size < headerLength) return null;
  const header = await read(0, headerLength);
  const shift = header.readUInt16LE(30);
  if (shift !== 9 && shift !== 12) return null;
  const sectorLength = 1 << shift;
  const sectorAt = async (number: number): Promise<Buffer | null> => {
    const start = (number + 1) * sectorLength;
    return start + sectorLength > size ? null : read(start, start + sectorLength);
  };
  let sector = header.readUInt32LE(48);
  for (let count = 0; count < mostSectors; count += 1) {
    const directory = await sectorAt(sector);
    if (directory === null) return null;
    const found = namesIn(directory).find((name) => name in typesByStream);
    if (found !== undefined) return typesByStream[found]!;
    const next = await nextSector(header, sector, sectorAt, sectorLength);
    if (next === null) return null;
    sector = next;
  }
  return null;
}

function namesIn(directory: Buffer): string[] {
  const names: string[] = [];
  for (let at = 0; at + entryLength <= directory.length; at += entryLength) {
    const length = directory.readUInt16LE(at + 64);
    if (length >= 2 && length <= 64) names.push(directory.toString('utf16le', at, at + length - 2));
  }
  return names;
}

/** The sector after another one, by the table that the header names. */
async function nextSector(
  header: Buffer,
  sector: number,
  sectorAt: (number: number) => Promise<Buffer | null>,
  sectorLength: number,
): Promise<number | null> {
  const entries = sectorLength / 4;
  const place = 76 + Math.floor(sector / entries) * 4;
  if (place + 4 > headerLength) return null;
  const table = await sectorAt(header.readUInt32LE(place));
  return table?.readUInt32LE((sector % entries) * 4) ?? null;
}
