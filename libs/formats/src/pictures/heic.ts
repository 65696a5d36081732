import type { Range } from '../ranges.js';
import { broken, incomplete } from './broken-picture.js';
import type { PictureSize } from './picture-size.js';

export interface HeicFile {
  /** The largest of its pictures: it has small ones as tiles and as a thumbnail. */
  size: PictureSize;
  /** The ICC profile of its colors. */
  profile: Buffer | null;
  /** A TIFF structure. */
  exif: Buffer | null;
  xmp: Buffer | null;
}

interface Box extends Range {
  type: string;
}

interface Extent {
  /** From the start of the file, or of the box `idat`. */
  at: number;
  size: number;
}

/**
 * The header of a HEIC photo.
 * @throws BrokenPicture
 */
export function readHeic(bytes: Uint8Array): HeicFile {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  try {
    return heicOf(file);
  } catch (error) {
    // Reading beyond the end of a box
    if (error instanceof RangeError) throw broken('The header of a HEIC photo is damaged.');
    throw error;
  }
}

function heicOf(file: Buffer): HeicFile {
  const top = boxesOf(file, { from: 0, to: file.length });
  if (top[0]?.type !== 'ftyp') throw broken('A HEIC photo starts with its brands.');
  const meta = top.find((box) => box.type === 'meta');
  if (meta === undefined) throw incomplete('A HEIC photo ends before its header.');
  const inMeta = boxesOf(file, { from: meta.from + 4, to: meta.to });
  const inside = (parent: Box | undefined, type: string) =>
    parent === undefined ? undefined : boxesOf(file, parent).find((box) => box.type === type);
  const properties = inside(
    inMeta.find((box) => box.type === 'iprp'),
    'ipco',
  );
  if (properties === undefined) throw broken('A HEIC photo says how large it is.');
  const all = boxesOf(file, properties);
  const items = itemsOf(
    file,
    inMeta.find((box) => box.type === 'iinf'),
  );
  const data = (kind: string) => {
    const id = items.find((item) => item.kind === kind)?.id;
    return id === undefined ? null : dataOf(file, inMeta, id);
  };
  const exif = data('Exif');
  return {
    size: largest(file, all),
    profile: profileOf(file, all),
    exif: exif === null || exif.length < 4 ? null : exif.subarray(4 + exif.readUInt32BE(0)),
    xmp: data('mime'),
  };
}

function largest(file: Buffer, properties: readonly Box[]): PictureSize {
  const sizes = properties
    .filter((box) => box.type === 'ispe')
    .map(({ from }) => ({ width: file.readUInt32BE(from + 4), height: file.readUInt32BE(from + 8) }));
  const [first, ...others] = sizes;
  if (first === undefined) throw broken('A HEIC photo says how large it is.');
  return others.reduce((one, other) => (one.width * one.height >= other.width * other.height ? one : other), first);
}

function profileOf(file: Buffer, properties: readonly Box[]): Buffer | null {
  const colors = properties.find(
    ({ type, from }) => type === 'colr' && ['prof', 'rICC'].includes(file.toString('latin1', from, from + 4)),
  );
  return colors === undefined ? null : file.subarray(colors.from + 4, colors.to);
}

function itemsOf(file: Buffer, box: Box | undefined): { id: number; kind: string }[] {
  if (box === undefined) return [];
  const long = file[box.from] !== 0;
  return boxesOf(file, { from: box.from + (long ? 8 : 6), to: box.to })
    .filter(({ type, from }) => type === 'infe' && file[from]! >= 2)
    .map(({ from }) => {
      const longId = file[from] === 3;
      const kind = from + (longId ? 10 : 8);
      return {
        id: longId ? file.readUInt32BE(from + 4) : file.readUInt16BE(from + 4),
        kind: file.toString('latin1', kind, kind + 4),
      };
    });
}

/** The bytes of an item. The box `iloc` has its places, with numbers of sizes that the box itself names. */
function dataOf(file: Buffer, inMeta: readonly Box[], wanted: number): Buffer | null {
  const box = inMeta.find(({ type }) => type === 'iloc');
  if (box === undefined) return null;
  const version = file[box.from]!;
  const sizes = file.readUInt16BE(box.from + 4);
  const [offsetSize, lengthSize, baseSize] = [sizes >> 12, (sizes >> 8) & 15, (sizes >> 4) & 15] as const;
  const indexSize = version === 0 ? 0 : sizes & 15;
  const idSize = version < 2 ? 2 : 4;
  let at = box.from + 6;
  const number = (size: number): number => {
    at += size;
    return size === 0 ? 0 : size === 8 ? Number(file.readBigUInt64BE(at - 8)) : file.readUIntBE(at - size, size);
  };
  const count = number(idSize);
  for (let item = 0; item < count && at < box.to; item++) {
    const id = number(idSize);
    const inside = version > 0 && (number(2) & 15) === 1;
    number(2);
    const base = number(baseSize);
    const extents: Extent[] = [];
    const extentCount = number(2);
    for (let extent = 0; extent < extentCount && at <= box.to; extent++) {
      number(indexSize);
      extents.push({ at: base + number(offsetSize), size: number(lengthSize) });
    }
    if (id !== wanted) continue;
    const start = inside ? (inMeta.find(({ type }) => type === 'idat')?.from ?? 0) : 0;
    return Buffer.concat(extents.map((extent) => file.subarray(start + extent.at, start + extent.at + extent.size)));
  }
  return null;
}

function boxesOf(file: Buffer, { from, to }: Range): Box[] {
  const boxes: Box[] = [];
  for (let at = from; at + 8 <= to;) {
    const short = file.readUInt32BE(at);
    const size = short === 0 ? to - at : short === 1 ? Number(file.readBigUInt64BE(at + 8)) : short;
    const start = at + (short === 1 ? 16 : 8);
    if (at + size < start) throw broken('A box of a HEIC photo is shorter than its own header.');
    if (at + size > to) throw incomplete('A HEIC photo ends within a box.');
    boxes.push({ type: file.toString('latin1', at + 4, at + 8), from: start, to: at + size });
    at += size;
  }
  return boxes;
}
