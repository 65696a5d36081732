import { crc32, deflateSync } from 'node:zlib';

const teal = Buffer.from(
  '/9j/4AAQSkZJRgABAgAAAQABAAD/2wBDAAg8PEc8R1JSUlJSUmFaYWVlZWFhYWFlZWVsbGx/f39sbGxlZWxseHh/f4qOioODf4OOjpaWlrS0rKzS0tn///' +
    '//xABMAAEBAAAAAAAAAAAAAAAAAAAABgEBAQAAAAAAAAAAAAAAAAAABQcQAQAAAAAAAAAAAAAAAAAAAAARAQAAAAAAAAAAAAAAAAAAAAD/wAARCAAI' +
    'ABADASIAAhEAAxEA/9oADAMBAAIRAxEAPwCZALJ+/9k=',
  'base64',
);
const jfifSize = 20;
/** From the quantization tables to the end: 16 × 8 pixels of one color. */
export const jpegPixels = teal.subarray(jfifSize);
const jfif = teal.subarray(0, jfifSize);

export const webpPixels = riffChunk(
  'VP8 ',
  Buffer.from('kAEAnQEqEAAIAAIANCWgAnS6AAOYAP7vKUfE8XbyG/+jD/8aR/xpHw5gAAA=', 'base64').subarray(0, 0x2c),
);

export function jpegSegment(marker: number, body: Uint8Array): Buffer {
  const header = Buffer.from([0xff, marker, 0, 0]);
  header.writeUInt16BE(body.length + 2, 2);
  return Buffer.concat([header, body]);
}

/** A JPEG of 16 × 8 pixels with these segments in front of them, and this after its end. */
export function jpeg(segments: readonly Buffer[] = [], trailer: Uint8Array = Buffer.alloc(0)): Buffer {
  return Buffer.concat([jfif, ...segments, jpegPixels, trailer]);
}

export function exifSegment(tiff: Uint8Array): Buffer {
  return jpegSegment(0xe1, Buffer.concat([latin('Exif\0\0'), tiff]));
}

export function xmpSegment(xmp: string): Buffer {
  return jpegSegment(0xe1, Buffer.concat([latin('http://ns.adobe.com/xap/1.0/\0'), Buffer.from(xmp)]));
}

/** IPTC as Photoshop writes it: records 2:80 (by-line), 2:116 (copyright), 2:120 (caption) and others. */
export function iptcSegment(records: Readonly<Record<number, string>>): Buffer {
  const data = Buffer.concat(
    Object.entries(records).map(([number, value]) => {
      const text = Buffer.from(value);
      return Buffer.concat([Buffer.from([0x1c, 2, Number(number), text.length >> 8, text.length & 0xff]), text]);
    }),
  );
  const size = Buffer.alloc(4);
  size.writeUInt32BE(data.length);
  return jpegSegment(
    0xed,
    Buffer.concat([
      latin('Photoshop 3.0\x008BIM'),
      Buffer.from([4, 4, 0, 0]),
      size,
      data,
      Buffer.alloc(data.length % 2),
    ]),
  );
}

export function profileSegments(profile: Buffer, size = 60): Buffer[] {
  const count = Math.ceil(profile.length / size);
  return Array.from({ length: count }, (_, index) =>
    jpegSegment(
      0xe2,
      Buffer.concat([
        latin('ICC_PROFILE\0'),
        Buffer.from([index + 1, count]),
        profile.subarray(index * size, (index + 1) * size),
      ]),
    ),
  );
}

export interface TiffTags {
  /** Texts and numbers of the first directory, by tag. */
  main?: Readonly<Record<number, string | number>>;
  /** Texts of the EXIF directory, by tag. */
  exif?: Readonly<Record<number, string>>;
  /** Degrees, minutes and seconds. */
  gps?: { latitude: [number, number, number]; longitude: [number, number, number] };
  little?: boolean;
}

/** A TIFF structure as cameras write it. */
export function tiff({ main = {}, exif, gps, little = true }: TiffTags): Buffer {
  type Entry = { tag: number; type: number; count: number; value: Buffer };
  const short = (value: number) => {
    const buffer = Buffer.alloc(2);
    if (little) buffer.writeUInt16LE(value);
    else buffer.writeUInt16BE(value);
    return buffer;
  };
  const long = (value: number) => {
    const buffer = Buffer.alloc(4);
    if (little) buffer.writeUInt32LE(value);
    else buffer.writeUInt32BE(value);
    return buffer;
  };
  const text = (tag: number, value: string): Entry => {
    const bytes = Buffer.from(`${value}\0`);
    return { tag, type: 2, count: bytes.length, value: bytes };
  };
  const parts: Buffer[] = [latin(little ? 'II' : 'MM'), short(42), long(8)];
  let size = 8;
  const write = (entries: Entry[]) => {
    let extra = size + 2 + entries.length * 12 + 4;
    const values: Buffer[] = [];
    const rows = entries.map(({ tag, type, count, value }) => {
      const head = [short(tag), short(type), long(count)];
      if (value.length <= 4) return Buffer.concat([...head, value, Buffer.alloc(4 - value.length)]);
      const padded = Buffer.concat([value, Buffer.alloc(value.length % 2)]);
      const at = extra;
      extra += padded.length;
      values.push(padded);
      return Buffer.concat([...head, long(at)]);
    });
    const directory = Buffer.concat([short(entries.length), ...rows, long(0), ...values]);
    parts.push(directory);
    size += directory.length;
  };
  const sizeOf = (entries: Entry[]) =>
    entries.reduce((sum, { value }) => sum + 12 + (value.length <= 4 ? 0 : value.length + (value.length % 2)), 6);
  const inExif = Object.entries(exif ?? {}).map(([tag, value]) => text(Number(tag), value));
  const angle = (tag: number, value: [number, number, number]): Entry => ({
    tag,
    type: 5,
    count: 3,
    value: Buffer.concat(value.flatMap((part) => [long(Math.round(part * 100)), long(100)])),
  });
  const inGps: Entry[] =
    gps === undefined ? [] : [text(1, 'N'), angle(2, gps.latitude), text(3, 'W'), angle(4, gps.longitude)];
  const first: Entry[] = Object.entries(main).map(([tag, value]) =>
    typeof value === 'number' ? { tag: Number(tag), type: 3, count: 1, value: short(value) } : text(Number(tag), value),
  );
  const pointer = (tag: number, at: number): Entry => ({ tag, type: 4, count: 1, value: long(at) });
  const pointers = (inExif.length > 0 ? 1 : 0) + (inGps.length > 0 ? 1 : 0);
  const exifAt = 8 + sizeOf(first) + pointers * 12;
  const gpsAt = exifAt + (inExif.length > 0 ? sizeOf(inExif) : 0);
  if (inExif.length > 0) first.push(pointer(0x8769, exifAt));
  if (inGps.length > 0) first.push(pointer(0x8825, gpsAt));
  write(first);
  if (inExif.length > 0) write(inExif);
  if (inGps.length > 0) write(inGps);
  return Buffer.concat(parts);
}

export function pngChunk(type: string, body: Uint8Array): Buffer {
  const chunk = Buffer.alloc(12 + body.length);
  chunk.writeUInt32BE(body.length, 0);
  chunk.write(type, 4, 'latin1');
  chunk.set(body, 8);
  chunk.writeUInt32BE(crc32(chunk.subarray(4, 8 + body.length)), 8 + body.length);
  return chunk;
}

export const pngSignature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
export const pngPixels = pngChunk('IDAT', deflateSync(Buffer.from([0, 10, 20, 0, 30, 40])));

/** A gray PNG of 2 × 2 pixels, or one whose header says that it is larger, with these chunks between header and pixels. */
export function png(chunks: readonly Buffer[] = [], { width = 2, height = 2, trailer = latin('') } = {}): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header[8] = 8;
  return Buffer.concat([
    pngSignature,
    pngChunk('IHDR', header),
    ...chunks,
    pngPixels,
    pngChunk('IEND', Buffer.alloc(0)),
    trailer,
  ]);
}

export const gifPicture = Buffer.from([0x2c, 0, 0, 0, 0, 1, 0, 1, 0, 0, 2, 2, 0x44, 1, 0]);

export function gifExtension(kind: number, ...blocks: readonly Uint8Array[]): Buffer {
  return Buffer.concat([
    Buffer.from([0x21, kind]),
    ...blocks.flatMap((block) => [Buffer.from([block.length]), block]),
    Buffer.from([0]),
  ]);
}

/** A GIF of one pixel with these blocks in front of it. */
export function gif(blocks: readonly Buffer[] = [], trailer: Uint8Array = Buffer.alloc(0)): Buffer {
  const header = Buffer.concat([latin('GIF89a'), Buffer.from([1, 0, 1, 0, 0x80, 0, 0, 0, 0, 0, 255, 255, 255])]);
  return Buffer.concat([header, ...blocks, gifPicture, Buffer.from([0x3b]), trailer]);
}

export function riffChunk(type: string, body: Uint8Array): Buffer {
  const chunk = Buffer.alloc(8 + body.length + (body.length % 2));
  chunk.write(type, 0, 'latin1');
  chunk.writeUInt32LE(body.length, 4);
  chunk.set(body, 8);
  return chunk;
}

/** A WebP of these chunks. */
export function webp(chunks: readonly Buffer[], trailer: Uint8Array = Buffer.alloc(0)): Buffer {
  return Buffer.concat([riffChunk('RIFF', Buffer.concat([latin('WEBP'), ...chunks])), trailer]);
}

/** The extended header of a WebP of 16 × 8 pixels. */
export function webpHeader(flags: number): Buffer {
  return riffChunk('VP8X', Buffer.from([flags, 0, 0, 0, 15, 0, 0, 7, 0, 0]));
}

/** An ICC profile with one tag of colors, texts and a tag of a monitor, all with this mark. */
export function colorProfile(mark: string): Buffer {
  const description = Buffer.alloc(110);
  description.write('desc', 0, 'latin1');
  description.writeUInt32BE(mark.length + 1, 8);
  description.write(mark, 12, 'latin1');
  const texts = Buffer.alloc(28 + 2 * mark.length);
  texts.write('mluc', 0, 'latin1');
  texts.writeUInt32BE(1, 8);
  texts.writeUInt32BE(12, 12);
  texts.write('enUS', 16, 'latin1');
  texts.writeUInt32BE(2 * mark.length, 20);
  texts.writeUInt32BE(28, 24);
  Buffer.from(mark, 'utf16le').swap16().copy(texts, 28);
  const tags = [
    ['desc', description],
    ['cprt', latin(`text\0\0\0\0${mark}\0\0\0\0`)],
    ['dmdd', texts],
    ['mmod', latin(`mmod\0\0\0\0${mark}`)],
    ['rXYZ', profileColor],
  ] as const;
  const head = 128 + 4 + 12 * tags.length;
  const profile = Buffer.concat([Buffer.alloc(head), ...tags.map(([, body]) => body)]);
  profile.writeUInt32BE(profile.length, 0);
  profile.write('RGB XYZ ', 16, 'latin1');
  profile.write('acsp', 36, 'latin1');
  for (const at of [4, 48, 52, 80]) profile.write(mark.slice(0, 4), at, 'latin1');
  profile.writeUInt32BE(tags.length, 128);
  let at = head;
  for (const [index, [name, body]] of tags.entries()) {
    const entry = 132 + 12 * index;
    profile.write(name, entry, 'latin1');
    profile.writeUInt32BE(at, entry + 4);
    profile.writeUInt32BE(body.length, entry + 8);
    at += body.length;
  }
  return profile;
}

export const profileColor = Buffer.from('58595a20000000000000' + '6fa2000038f500000390', 'hex');

export function jpeg2000Box(type: string, body: Uint8Array): Buffer {
  const box = Buffer.alloc(8 + body.length);
  box.writeUInt32BE(box.length, 0);
  box.write(type, 4, 'latin1');
  box.set(body, 8);
  return box;
}

export function latin(text: string): Buffer {
  return Buffer.from(text, 'latin1');
}

const heicConfiguration = Buffer.from(
  'AQQIAAAAn6gAAAAAHvAA/P34+AAADwOgAAEAF0ABDAH//wQIAAADAJ+oAAADAAAeugJAoQABACdCAQEECAAAAwCfqAAAAwAAHqAgghZbq5MrwFoC' +
    'AAADAAIAAAMAMhCiAAEABkQBwXPAiQ==',
  'base64',
);
/** Free space in the place of a profile. */
const noColors = jpeg2000Box('free', Buffer.alloc(0));
const heicPixels = Buffer.from('AAAAHCgBr3j3BAP/7AI0HpMsfvW+/IddZ/+6S5fqOPg=', 'base64');

/**
 * A HEIC photo of 64 × 32 pixels, blue at the left and red at the right, which the camera turned by quarters to the left.
 * Its header may say another size.
 */
export function heic({ quarters = 0, width = 64, height = 32, exif = latin(''), profile = latin('') } = {}): Buffer {
  const full = (type: string, ...parts: Uint8Array[]) => jpeg2000Box(type, Buffer.concat([Buffer.alloc(4), ...parts]));
  const short = (value: number) => Buffer.from([value >> 8, value & 0xff]);
  const long = (value: number) => Buffer.concat([short(value >>> 16), short(value & 0xffff)]);
  const item = (id: number, kind: string) =>
    jpeg2000Box('infe', Buffer.concat([Buffer.from([2, 0, 0, 0]), short(id), short(0), latin(`${kind}\0`)]));
  const exifItem = Buffer.concat([Buffer.alloc(4), exif]);
  const files = jpeg2000Box('ftyp', latin('heic\0\0\0\0mif1heic'));
  const meta = (start: number) =>
    full(
      'meta',
      full('hdlr', long(0), latin('pict'), Buffer.alloc(13)),
      full('pitm', short(1)),
      full(
        'iloc',
        short(0x4400),
        short(2),
        ...[
          [1, start, heicPixels.length],
          [2, start + heicPixels.length, exifItem.length],
        ].flatMap(([id, at, size]) => [short(id!), short(0), short(1), long(at!), long(size!)]),
      ),
      full('iinf', short(2), item(1, 'hvc1'), item(2, 'Exif')),
      jpeg2000Box(
        'iprp',
        Buffer.concat([
          jpeg2000Box(
            'ipco',
            Buffer.concat([
              jpeg2000Box('hvcC', heicConfiguration),
              full('ispe', long(width), long(height)),
              jpeg2000Box('irot', Buffer.from([quarters])),
              profile.length === 0 ? noColors : jpeg2000Box('colr', Buffer.concat([latin('prof'), profile])),
            ]),
          ),
          full('ipma', long(1), short(1), Buffer.from([4, 0x81, 2, 0x83, 4])),
        ]),
      ),
    );
  const start = files.length + meta(0).length + 8;
  return Buffer.concat([files, meta(start), jpeg2000Box('mdat', Buffer.concat([heicPixels, exifItem]))]);
}
