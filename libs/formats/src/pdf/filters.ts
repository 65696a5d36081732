import { brotliDecompressSync, constants, inflateRawSync, inflateSync } from 'node:zlib';
import { type Dict, isDict, Name, TooComplex, type Value } from './values.js';

/** Filters whose result is a picture. */
export const pictureFilters: ReadonlySet<string> = new Set([
  'DCTDecode',
  'DCT',
  'JPXDecode',
  'JBIG2Decode',
  'CCITTFaxDecode',
  'CCF',
]);

export interface Filter {
  name: string;
  settings: Dict | null;
}

/** The filters of a stream, from the first to undo to the last. */
export function filtersOf(dict: Dict, resolve: (value: Value | undefined) => Value): Filter[] {
  const listed = (value: Value): Value[] => (Array.isArray(value) ? value.map(resolve) : value === null ? [] : [value]);
  const names = listed(resolve(dict.get('Filter')));
  const settings = listed(resolve(dict.get('DecodeParms')));
  return names
    .filter((name) => name instanceof Name)
    .map(({ text: name }, index) => {
      const given = settings[index];
      return { name, settings: isDict(given) ? given : null };
    });
}

/** Says in the dictionary of a stream which filters its bytes have. */
export function setFilters(dict: Dict, filters: readonly Filter[]): void {
  dict.delete('Filter');
  dict.delete('DecodeParms');
  if (filters.length === 0) return;
  dict.set(
    'Filter',
    filters.map(({ name }) => new Name(name)),
  );
  if (filters.some(({ settings }) => settings))
    dict.set(
      'DecodeParms',
      filters.map(({ settings }) => settings),
    );
}

/**
 * Undoes filters. What a broken stream still gives is returned.
 * @throws TooComplex if it unpacks to more bytes than allowed
 */
export function unpack(packed: Buffer, filters: readonly Filter[], most: number): Buffer {
  return filters.reduce((bytes, filter) => undo(bytes, filter, most), packed);
}

function undo(bytes: Buffer, { name, settings }: Filter, most: number): Buffer {
  switch (name) {
    case 'FlateDecode':
    case 'Fl':
      return withoutPredictor(inflate(bytes, most), settings);
    case 'BrotliDecode':
      return withoutPredictor(brotli(bytes, most), settings);
    case 'LZWDecode':
    case 'LZW':
      return withoutPredictor(lzw(bytes, settings?.get('EarlyChange') !== 0, most), settings);
    case 'ASCIIHexDecode':
    case 'AHx': {
      const digits = bytes.toString('latin1', 0, bytes.indexOf(62) === -1 ? bytes.length : bytes.indexOf(62));
      return Buffer.from(digits.replace(/[^0-9a-f]/gi, ''), 'hex');
    }
    case 'ASCII85Decode':
    case 'A85':
      return ascii85(bytes);
    case 'RunLengthDecode':
    case 'RL':
      return runLength(bytes, most);
    default:
      return bytes;
  }
}

function inflate(bytes: Buffer, most: number): Buffer {
  const options = { finishFlush: constants.Z_SYNC_FLUSH, maxOutputLength: most };
  try {
    return inflateSync(bytes, options);
  } catch (error) {
    if (isTooLarge(error)) throw new TooComplex('a stream unpacks to too many bytes');
  }
  try {
    // The header or the check sum is wrong. Viewers read the data all the same.
    return inflateRawSync(bytes.subarray(2), options);
  } catch (error) {
    if (isTooLarge(error)) throw new TooComplex('a stream unpacks to too many bytes');
    return Buffer.alloc(0);
  }
}

function brotli(bytes: Buffer, most: number): Buffer {
  try {
    return brotliDecompressSync(bytes, { maxOutputLength: most });
  } catch (error) {
    if (isTooLarge(error)) throw new TooComplex('a stream unpacks to too many bytes');
    return Buffer.alloc(0);
  }
}

const isTooLarge = (error: unknown) => (error as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE';

function withoutPredictor(bytes: Buffer, settings: Dict | null): Buffer {
  const setting = (key: string, otherwise: number) => {
    const value = settings?.get(key);
    return typeof value === 'number' && value > 0 && value < 1_000_000 ? value : otherwise;
  };
  const predictor = setting('Predictor', 1);
  if (predictor < 10) return bytes;
  const sample = Math.max(1, (setting('Colors', 1) * setting('BitsPerComponent', 8)) >> 3);
  const width = Math.ceil((setting('Colors', 1) * setting('BitsPerComponent', 8) * setting('Columns', 1)) / 8);
  const rows = Math.ceil(bytes.length / (width + 1));
  const result = Buffer.alloc(rows * width);
  for (let row = 0; row < rows; row++) {
    const kind = bytes[row * (width + 1)];
    const start = row * width;
    for (let index = 0; index < width; index++) {
      const raw = bytes[row * (width + 1) + 1 + index] ?? 0;
      const left = index >= sample ? (result[start + index - sample] as number) : 0;
      const up = row > 0 ? (result[start + index - width] as number) : 0;
      const corner = row > 0 && index >= sample ? (result[start + index - width - sample] as number) : 0;
      result[start + index] = raw + predicted(kind, left, up, corner);
    }
  }
  return result;
}

function predicted(kind: number | undefined, left: number, up: number, corner: number): number {
  if (kind === 1) return left;
  if (kind === 2) return up;
  if (kind === 3) return (left + up) >> 1;
  if (kind !== 4) return 0;
  const guess = left + up - corner;
  const [fromLeft, fromUp, fromCorner] = [Math.abs(guess - left), Math.abs(guess - up), Math.abs(guess - corner)];
  if (fromLeft <= fromUp && fromLeft <= fromCorner) return left;
  return fromUp <= fromCorner ? up : corner;
}

function lzw(bytes: Buffer, early: boolean, most: number): Buffer {
  const parts: Buffer[] = [];
  let size = 0;
  let table: Buffer[] = [];
  const restart = () => {
    table = Array.from({ length: 258 }, (_, code) => Buffer.from(code < 256 ? [code] : []));
  };
  restart();
  let [bits, held, width] = [0, 0, 9];
  let before: Buffer | null = null;
  for (const byte of bytes) {
    held = (held << 8) | byte;
    bits += 8;
    if (bits < width) continue;
    const code = (held >>> (bits - width)) & ((1 << width) - 1);
    bits -= width;
    held &= (1 << bits) - 1;
    if (code === 257) break;
    if (code === 256) {
      restart();
      width = 9;
      before = null;
      continue;
    }
    const known: Buffer | undefined = table[code];
    const entry: Buffer | null = known ?? (before && Buffer.concat([before, before.subarray(0, 1)]));
    if (!entry) break;
    parts.push(entry);
    size += entry.length;
    if (size > most) throw new TooComplex('a stream unpacks to too many bytes');
    if (before && table.length < 4096) table.push(Buffer.concat([before, entry.subarray(0, 1)]));
    before = entry;
    const next = table.length + (early ? 1 : 0);
    width = next >= 2048 ? 12 : next >= 1024 ? 11 : next >= 512 ? 10 : 9;
  }
  return Buffer.concat(parts);
}

function ascii85(bytes: Buffer): Buffer {
  const result: number[] = [];
  let group: number[] = [];
  const flush = (digits: number[], count: number) => {
    const value = digits.reduce((sum, digit) => sum * 85 + digit, 0);
    for (let index = 0; index < count; index++) result.push(Math.floor(value / 256 ** (3 - index)) & 255);
  };
  for (const byte of bytes) {
    if (byte === 126) break;
    if (byte === 122 && group.length === 0) result.push(0, 0, 0, 0);
    else if (byte >= 33 && byte <= 117) {
      group.push(byte - 33);
      if (group.length === 5) {
        flush(group, 4);
        group = [];
      }
    }
  }
  if (group.length > 1) flush([...group, 84, 84, 84, 84].slice(0, 5), group.length - 1);
  return Buffer.from(result);
}

function runLength(bytes: Buffer, most: number): Buffer {
  const parts: Buffer[] = [];
  let size = 0;
  for (let at = 0; at < bytes.length;) {
    const length = bytes[at++] as number;
    if (length === 128) break;
    const part = length < 128 ? bytes.subarray(at, at + length + 1) : Buffer.alloc(257 - length, bytes[at]);
    at += length < 128 ? length + 1 : 1;
    size += part.length;
    if (size > most) throw new TooComplex('a stream unpacks to too many bytes');
    parts.push(part);
  }
  return Buffer.concat(parts);
}
