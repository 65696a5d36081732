import { decodedText } from '../decoded-text.js';
import type { FoundTexts } from '../found-texts.js';
import { places } from '../metadata-places.js';
import { withoutExifHeader } from './orientation.js';

const tag = { exif: 0x8769, gps: 0x8825, make: 0x010f, model: 0x0110, comment: 0x9286 } as const;
const texts: Readonly<Record<number, string>> = {
  0x010e: places.caption,
  0x0131: places.software,
  0x013b: places.author,
  0x013c: places.computer,
  0x8298: places.copyright,
  0xa430: places.owner,
  0xa431: places.cameraNumber,
  0xa435: places.lensNumber,
  0xc62f: places.cameraNumber,
  0xa436: places.title,
  0xa437: places.author,
};
/** Texts that Windows writes, in UTF-16. */
const windowsTexts: Readonly<Record<number, string>> = {
  0x9c9b: places.title,
  0x9c9c: places.comment,
  0x9c9d: places.author,
  0x9c9e: places.keyword,
  0x9c9f: places.title,
};
const sizes: Readonly<Record<number, number>> = { 1: 1, 2: 1, 3: 2, 4: 4, 5: 8, 7: 1, 9: 4, 10: 8, 13: 4, 129: 1 };

interface Entry {
  tag: number;
  value: Buffer;
}

/** Finds who took a picture, where and with what, in the TIFF structure of EXIF. */
export function findInExif(bytes: Uint8Array, found: FoundTexts): void {
  const tiff = TiffReader.of(withoutExifHeader(bytes));
  if (tiff === null) return;
  const main = tiff.directory(tiff.long(4));
  const entries = [...main, ...tiff.inner(main, tag.exif)];
  const device = [tag.make, tag.model].map((name) => textOf(entries.find((entry) => entry.tag === name)));
  found.add(places.device, [...new Set(device)].join(' '));
  for (const entry of entries) {
    const { tag: name, value } = entry;
    if (texts[name] !== undefined) found.add(texts[name], textOf(entry));
    if (windowsTexts[name] !== undefined) found.add(windowsTexts[name], utf16(value));
    if (name === tag.comment) found.add(places.comment, commentOf(value));
  }
  found.add(places.position, tiff.position(tiff.inner(main, tag.gps)));
}

function textOf(entry: Entry | undefined): string {
  return entry === undefined ? '' : decodedText(entry.value);
}

function utf16(bytes: Buffer): string {
  return bytes.subarray(0, bytes.length & ~1).toString('utf16le');
}

/** A comment starts with the name of its character set, in eight bytes. */
function commentOf(value: Buffer): string {
  const text = value.subarray(8);
  return value.toString('latin1', 0, 7) === 'UNICODE' ? utf16(text) : decodedText(text);
}

class TiffReader {
  private constructor(
    private readonly bytes: Buffer,
    private readonly little: boolean,
  ) {}

  static of(bytes: Buffer): TiffReader | null {
    const order = bytes.toString('latin1', 0, 2);
    return bytes.length < 14 || (order !== 'II' && order !== 'MM') ? null : new TiffReader(bytes, order === 'II');
  }

  long(at: number): number {
    if (at + 4 > this.bytes.length) return 0;
    return this.little ? this.bytes.readUInt32LE(at) : this.bytes.readUInt32BE(at);
  }

  directory(at: number): Entry[] {
    if (at < 8 || at + 2 > this.bytes.length) return [];
    const count = Math.min(this.#short(at), Math.floor((this.bytes.length - at - 2) / 12));
    return Array.from({ length: count }, (_, index) => this.#entry(at + 2 + index * 12));
  }

  inner(entries: readonly Entry[], name: number): Entry[] {
    const pointer = entries.find((entry) => entry.tag === name)?.value;
    if (pointer === undefined || pointer.length < 4) return [];
    return this.directory(this.little ? pointer.readUInt32LE(0) : pointer.readUInt32BE(0));
  }

  /** "38.57014 N, 92.17340 W". Empty where no position is said. */
  position(entries: readonly Entry[]): string {
    const value = (name: number) => entries.find((entry) => entry.tag === name)?.value ?? Buffer.alloc(0);
    const [north, east] = [2, 4].map((name) => this.#degrees(value(name)));
    if (north === null || north === undefined || east === null || east === undefined) return '';
    return `${north.toFixed(5)} ${letter(value(1))}, ${east.toFixed(5)} ${letter(value(3))}`;
  }

  #degrees(value: Buffer): number | null {
    if (value.length < 24) return null;
    const [degrees, minutes, seconds] = [0, 8, 16].map((at) => {
      const read = (from: number) => (this.little ? value.readUInt32LE(from) : value.readUInt32BE(from));
      return read(at + 4) === 0 ? 0 : read(at) / read(at + 4);
    });
    return degrees! + minutes! / 60 + seconds! / 3600;
  }

  #entry(at: number): Entry {
    const size = (sizes[this.#short(at + 2)] ?? 0) * this.long(at + 4);
    const from = size <= 4 ? at + 8 : this.long(at + 8);
    return { tag: this.#short(at), value: this.bytes.subarray(from, from + size) };
  }

  #short(at: number): number {
    return this.little ? this.bytes.readUInt16LE(at) : this.bytes.readUInt16BE(at);
  }
}

function letter(value: Buffer): string {
  return value.toString('latin1', 0, 1);
}
