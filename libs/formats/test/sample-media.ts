import { withCheckSum } from '../src/sound-and-video/ogg-check-sum.js';
import { jpeg2000Box as box, latin, riffChunk } from './sample-pictures.js';

export { box };

export function u16(...values: number[]): Buffer {
  return Buffer.from(values.flatMap((value) => [(value >> 8) & 0xff, value & 0xff]));
}

export function u32(...values: number[]): Buffer {
  return Buffer.from(
    values.flatMap((value) => [value >>> 24, (value >>> 16) & 0xff, (value >>> 8) & 0xff, value & 0xff]),
  );
}

/** A box with its version and flags. */
export function full(type: string, ...parts: readonly Uint8Array[]): Buffer {
  return box(type, Buffer.concat([u32(0), ...parts]));
}

export function parent(type: string, ...parts: readonly Uint8Array[]): Buffer {
  return box(type, Buffer.concat(parts));
}

export interface SampleTrack {
  handler: string;
  /** The name of its codec. */
  codec: string;
  samples: readonly (string | Buffer)[];
  /** Put into its box. */
  extra?: readonly Buffer[];
  /** Put into the description of its samples. */
  inEntry?: readonly Buffer[];
}

export interface SampleMovie {
  tracks: readonly SampleTrack[];
  /** Put into the box `moov`. */
  extra?: readonly Buffer[];
  /** Put at the end of the file. */
  after?: readonly Buffer[];
  brand?: string;
  /** A name, put wherever a maker may write one. */
  mark?: string;
  seconds?: number;
}

const units = 1000;

/** An MP4 with the description of its tracks first, then all samples in one box. */
export function movie(given: SampleMovie): Buffer {
  const samples = given.tracks.flatMap((track) =>
    track.samples.map((sample) => Buffer.from(sample as string, 'latin1')),
  );
  return Buffer.concat([movieStart(given), ...samples, ...(given.after ?? [])]);
}

/** What stands before the samples of an MP4, up to the header of their box. */
export function movieStart(given: SampleMovie): Buffer {
  const files = box('ftyp', Buffer.concat([latin(given.brand ?? 'isom'), u32(0), latin('isom')]));
  const description = (start: number) => {
    let at = start;
    const tracks = given.tracks.map((track, index) => {
      const places = track.samples.map((sample) => (at += sample.length) - sample.length);
      return trackBox(track, { ...given, number: index + 1, places });
    });
    return parent('moov', movieHeader(given.seconds ?? 2), ...tracks, ...(given.extra ?? []));
  };
  const start = files.length + description(0).length + 8;
  const size = given.tracks.flatMap((track) => track.samples).reduce((sum, sample) => sum + sample.length, 0);
  return Buffer.concat([files, description(start), u32(size + 8), latin('mdat')]);
}

/** A fragment of a movie: half a second of each track, with samples in its own box. */
export function fragment(
  tracks: readonly { number: number; at: number; sample: string; extra?: readonly Buffer[] }[],
): Buffer {
  const header = (start: number) => {
    let at = start;
    const parts = tracks.map(({ number, at: time, sample, extra }) =>
      parent(
        'traf',
        box('tfhd', Buffer.concat([u32(0x020000), u32(number)])),
        full('tfdt', u32(time)),
        box(
          'trun',
          Buffer.concat([u32(0x000301), u32(1), u32((at += sample.length) - sample.length), u32(500, sample.length)]),
        ),
        ...(extra ?? []),
      ),
    );
    return parent('moof', full('mfhd', u32(1)), ...parts);
  };
  const size = header(0).length;
  return Buffer.concat([header(size + 8), box('mdat', Buffer.concat(tracks.map(({ sample }) => latin(sample))))]);
}

function movieHeader(seconds: number): Buffer {
  return full('mvhd', u32(0x77777777, 0x77777777, units, seconds * units), Buffer.alloc(80));
}

function trackBox(
  track: SampleTrack,
  { number, places, mark = '', seconds = 2 }: SampleMovie & { number: number; places: readonly number[] },
): Buffer {
  const { handler, codec, samples, extra = [], inEntry = [] } = track;
  const name = mark === '' ? '' : `${mark} Handler`;
  const maker = mark.slice(0, 4).padEnd(4, '\0');
  const visual = Buffer.concat([
    ...[Buffer.alloc(6), u16(1, 0, 0), latin(maker), Buffer.alloc(8), u16(64, 32), u32(0x480000, 0x480000, 0), u16(1)],
    ...[Buffer.from([mark.length]), latin(mark.padEnd(31, '\0')), u16(24, 0xffff)],
  ]);
  const sound = Buffer.concat([
    Buffer.alloc(6),
    u16(1, 0, 0),
    latin(maker),
    u16(2, 16, 0, 0),
    u32((44_100 << 16) >>> 0),
  ]);
  const start = handler === 'vide' ? visual : handler === 'soun' ? sound : Buffer.alloc(8);
  const table = parent(
    'stbl',
    full('stsd', u32(1), parent(codec, start, ...inEntry)),
    full('stts', u32(1, samples.length, (seconds * units) / Math.max(1, samples.length))),
    full('stsc', u32(1, 1, 1, 1)),
    full('stsz', u32(0, samples.length, ...samples.map((sample) => sample.length))),
    full('stco', u32(places.length, ...places)),
  );
  return parent(
    'trak',
    box('tkhd', Buffer.concat([u32(7), u32(0x77777777, 0x77777777, number, 0, seconds * units), Buffer.alloc(60)])),
    parent(
      'mdia',
      full('mdhd', u32(0x77777777, 0x77777777, units, samples.length === 0 ? 0 : seconds * units), u16(0, 0)),
      full('hdlr', u32(0), latin(handler), latin(maker), u32(0, 0), latin(`${name}\0`)),
      parent('minf', parent('dinf', full('dref', u32(1), box('alis', Buffer.concat([u32(1), latin(mark)])))), table),
    ),
    ...extra,
  );
}

/** An element of EBML. */
export function element(id: number, ...parts: readonly Uint8Array[]): Buffer {
  const body = Buffer.concat(parts);
  const size = Buffer.alloc(8);
  size[0] = 1;
  size.writeUIntBE(body.length, 2, 6);
  return Buffer.concat([ebmlId(id), size, body]);
}

/** An element whose size was not known when it was written, as in the recordings of a browser. */
export function openElement(id: number, ...parts: readonly Uint8Array[]): Buffer {
  return Buffer.concat([ebmlId(id), Buffer.from('01ffffffffffffff', 'hex'), ...parts]);
}

function ebmlId(id: number): Buffer {
  return Buffer.from(id.toString(16).padStart(id > 0xffffff ? 8 : id > 0xffff ? 6 : id > 0xff ? 4 : 2, '0'), 'hex');
}

export function ebmlHeader(documentType = 'webm'): Buffer {
  return element(0x1a45dfa3, element(0x4282, latin(documentType)));
}

/** A page of Ogg with these packets. */
export function oggPage(
  packets: readonly Uint8Array[],
  { flags = 0, granule = 0, serial = 7, number = 0, isContinued = false } = {},
): Buffer {
  const laces = packets.flatMap((packet, index) => {
    const whole = Array<number>(Math.floor(packet.length / 255)).fill(255);
    return isContinued && index === packets.length - 1 ? whole : [...whole, packet.length % 255];
  });
  const header = Buffer.alloc(27);
  header.write('OggS', 0, 'latin1');
  header[5] = flags;
  header.writeBigInt64LE(BigInt(granule), 6);
  header.writeUInt32LE(serial, 14);
  header.writeUInt32LE(number, 18);
  header[26] = laces.length;
  return withCheckSum(Buffer.concat([header, Buffer.from(laces), ...packets]));
}

/** Comments of Ogg and FLAC. */
export function vorbisComments(vendor: string, comments: readonly string[]): Buffer {
  const text = (value: string) => {
    const bytes = Buffer.from(value);
    const size = Buffer.alloc(4);
    size.writeUInt32LE(bytes.length);
    return Buffer.concat([size, bytes]);
  };
  const count = Buffer.alloc(4);
  count.writeUInt32LE(comments.length);
  return Buffer.concat([text(vendor), count, ...comments.map(text)]);
}

export function vorbisStart(rate = 44_100): Buffer {
  const packet = Buffer.alloc(30);
  packet.write('\x01vorbis', 0, 'latin1');
  packet[11] = 1;
  packet.writeUInt32LE(rate, 12);
  packet[29] = 1;
  return packet;
}

/** A frame of MP3: 128 kbit/s, 44.1 kHz, 417 bytes, 1152 samples. */
export function mp3Frame(text = ''): Buffer {
  const frame = Buffer.alloc(417);
  frame.writeUInt32BE(0xfffb9000);
  frame.write(text, 36, 'latin1');
  return frame;
}

/** A tag of ID3 with these texts. */
export function id3(frames: Readonly<Record<string, string>>): Buffer {
  const body = Buffer.concat([
    ...Object.entries(frames).map(([name, text]) =>
      Buffer.concat([latin(name), u32(text.length + 1), u16(0), Buffer.from([0]), latin(text)]),
    ),
    Buffer.alloc(20),
  ]);
  const size = [21, 14, 7, 0].map((shift) => (body.length >> shift) & 0x7f);
  return Buffer.concat([latin('ID3\x03\0\0'), Buffer.from(size), body]);
}

/** A WAV of these chunks. */
export function wav(...chunks: readonly Buffer[]): Buffer {
  return riffChunk('RIFF', Buffer.concat([latin('WAVE'), ...chunks]));
}

/** Sound of one channel with 8,000 bytes each second. */
export function wavFormat(codec = 1): Buffer {
  const body = Buffer.alloc(16);
  body.writeUInt16LE(codec, 0);
  body.writeUInt16LE(1, 2);
  body.writeUInt32LE(8_000, 4);
  body.writeUInt32LE(8_000, 8);
  body.writeUInt16LE(1, 12);
  body.writeUInt16LE(8, 14);
  return riffChunk('fmt ', body);
}

export function flacBlock(type: number, body: Uint8Array, isLast = false): Buffer {
  return Buffer.concat([Buffer.from([type | (isLast ? 0x80 : 0)]), u32(body.length).subarray(1), body]);
}

/** The first block of FLAC: 44.1 kHz and this many samples. */
export function flacStream(samples: number): Buffer {
  const body = Buffer.alloc(34);
  body.writeUIntBE(44_100 << 4, 10, 3);
  body.writeUInt32BE(samples, 14);
  return body;
}
