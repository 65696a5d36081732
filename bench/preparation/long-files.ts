import { Readable } from 'node:stream';

/** A file that is made while it is read, so that it is never whole in memory. */
export interface LongFile {
  name: string;
  mediaType: string;
  content(): Readable;
}

/** Bytes that look like compressed pictures: no marker of JPEG, nothing that compresses. Always the same. */
function noise(size: number): Buffer {
  const bytes = Buffer.alloc(size);
  for (let at = 0; at < size; at += 1) bytes[at] = ((Math.imul(at + 1, 2654435761) >>> 13) & 0xff) % 255;
  return bytes;
}

/** A scan: this many pages, each one JPEG of 350 kB. */
export function scanOf(pages: number): LongFile {
  const picture = Buffer.concat([jpegHead, noise(350_000), Buffer.from([0xff, 0xd9])]);
  return {
    name: 'Scan of the binder.pdf',
    mediaType: 'application/pdf',
    content: () => Readable.from(pdfParts(pages, picture), { objectMode: false }),
  };
}

/** The start of a JPEG of 1,700 × 2,200 gray pixels, up to its scan. */
const jpegHead = Buffer.from(
  'ffd8ffe000104a46494600010100000100010000ffdb004300' +
    '10'.repeat(64) +
    'ffc0000b080898069c01011100' +
    'ffc4001f0000010501010101010100000000000000000102030405060708090a0b' +
    'ffda0008010100003f00',
  'hex',
);

function* pdfParts(pages: number, picture: Buffer): Generator<Buffer> {
  const places: number[] = [];
  let size = 0;
  const sized = (text: string | Buffer): Buffer => {
    const part = typeof text === 'string' ? Buffer.from(text, 'latin1') : text;
    size += part.length;
    return part;
  };
  const object = (number: number, body: string): Buffer => {
    places[number] = size;
    return sized(`${number} 0 obj\n${body}\nendobj\n`);
  };
  yield sized('%PDF-1.7\n');
  yield object(1, '<< /Type /Catalog /Pages 2 0 R >>');
  const kids = Array.from({ length: pages }, (_, page) => `${3 + 3 * page} 0 R`).join(' ');
  yield object(2, `<< /Type /Pages /Count ${pages} /Kids [${kids}] >>`);
  for (let page = 0; page < pages; page += 1) {
    const first = 3 + 3 * page;
    const drawn = 'q 612 0 0 792 0 0 cm /Im Do Q';
    yield object(
      first,
      `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents ${first + 1} 0 R /Resources << /XObject << /Im ${first + 2} 0 R >> >> >>`,
    );
    yield object(first + 1, `<< /Length ${drawn.length} >>\nstream\n${drawn}\nendstream`);
    places[first + 2] = size;
    yield sized(
      `${first + 2} 0 obj\n<< /Type /XObject /Subtype /Image /Width 1692 /Height 2200 /ColorSpace /DeviceGray /BitsPerComponent 8 /Filter /DCTDecode /Length ${picture.length} >>\nstream\n`,
    );
    yield sized(picture);
    yield sized('\nendstream\nendobj\n');
  }
  const start = size;
  const rows = places.slice(1).map((place) => `${String(place).padStart(10, '0')} 00000 n \n`);
  yield sized(
    `xref\n0 ${places.length}\n0000000000 65535 f \n${rows.join('')}trailer\n<< /Size ${places.length} /Root 1 0 R >>\nstartxref\n${start}\n%%EOF\n`,
  );
}

/** A video in H.264 of about this many bytes: ten minutes, one frame a second. */
export function videoOf(size: number): LongFile {
  const frames = 600;
  const frame = noise(Math.floor(size / frames));
  const type = box('ftyp', latin('isom\0\0\x02\0isomavc1'));
  const movie = movieOf(frames, frame.length, (length) => type.length + length + 8);
  return {
    name: 'Visits to twelve classrooms.mp4',
    mediaType: 'video/mp4',
    content: () =>
      Readable.from(
        (function* () {
          yield type;
          yield movie;
          yield Buffer.concat([u32(8 + frames * frame.length), latin('mdat')]);
          for (let number = 0; number < frames; number += 1) yield frame;
        })(),
        { objectMode: false },
      ),
  };
}

function movieOf(frames: number, frameSize: number, dataAt: (movieLength: number) => number): Buffer {
  const made = (offset: number): Buffer => {
    const entry = Buffer.concat([
      u32(0, 1),
      Buffer.alloc(16),
      u16(1280, 720),
      u32(0x480000, 0x480000, 0),
      u16(1),
      Buffer.alloc(32),
      u16(24, 0xffff),
      box('avcC', Buffer.from('0142c01fffe1000467420000010001ff', 'hex')),
    ]);
    const table = box(
      'stbl',
      full('stsd', u32(1), box('avc1', entry)),
      full('stts', u32(1, frames, 1000)),
      full('stsc', u32(1, 1, frames, 1)),
      full('stsz', u32(frameSize, frames)),
      full('stco', u32(1, offset)),
    );
    const handler = full('hdlr', u32(0), latin('vide'), Buffer.alloc(13));
    const media = box('mdia', full('mdhd', u32(0, 0, 1000, frames * 1000), u32(0)), handler, box('minf', table));
    const header = full('tkhd', u32(0, 0, 1, 0, frames * 1000), Buffer.alloc(60));
    return box('moov', full('mvhd', u32(0, 0, 1000, frames * 1000), Buffer.alloc(80)), box('trak', header, media));
  };
  return made(dataAt(made(0).length));
}

const latin = (text: string): Buffer => Buffer.from(text, 'latin1');
const u32 = (...values: number[]): Buffer => Buffer.concat(values.map((value) => fixed(value, 4)));
const u16 = (...values: number[]): Buffer => Buffer.concat(values.map((value) => fixed(value, 2)));
const fixed = (value: number, length: number): Buffer => {
  const bytes = Buffer.alloc(length);
  bytes.writeUIntBE(value, 0, length);
  return bytes;
};
const box = (type: string, ...parts: Buffer[]): Buffer => {
  const body = Buffer.concat(parts);
  return Buffer.concat([u32(body.length + 8), latin(type), body]);
};
const full = (type: string, ...parts: Buffer[]): Buffer => box(type, u32(0), ...parts);
