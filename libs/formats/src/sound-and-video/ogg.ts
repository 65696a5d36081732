import { FoundTexts } from '../found-texts.js';
import { secondsOf as secondsOfFlac } from './flac.js';
import { BrokenMedia, bytesAt, type MediaFacts, type Patch } from './media-facts.js';
import type { MediaFile } from './media-file.js';
import { withCheckSum } from './ogg-check-sum.js';
import { findInVorbisComments } from './vorbis-comments.js';

const pageHeader = 27;
const flag = { start: 2, end: 4 } as const;
/** Bytes after the last page. With more than these, a part in the middle is damaged. */
const mostAfterPages = 64 * 1024;
const mostRead = 4 * 1024 * 1024;

interface Codec {
  name: string;
  /** How its first packet starts, and how many bytes of it are read. */
  start: string;
  firstSize: number;
  /** The packets before the sound. */
  headers: number;
  isVideo: boolean;
  plays: boolean;
  /** What the packet of comments starts with. The rest of it is a vendor and comments. */
  comments: string;
  seconds: (first: Buffer, granule: bigint) => number | null;
}

const codecs: readonly Codec[] = [
  {
    name: 'vorbis',
    headers: 3,
    start: '\x01vorbis',
    firstSize: 16,
    isVideo: false,
    plays: true,
    comments: '\x03vorbis',
    seconds: (first, granule) => Number(granule) / first.readUInt32LE(12),
  },
  {
    name: 'opus',
    headers: 2,
    start: 'OpusHead',
    firstSize: 12,
    isVideo: false,
    plays: true,
    comments: 'OpusTags',
    seconds: (first, granule) => Math.max(0, Number(granule) - first.readUInt16LE(10)) / 48_000,
  },
  {
    name: 'flac',
    headers: 1,
    start: '\x7fFLAC',
    firstSize: 35,
    isVideo: false,
    plays: true,
    comments: '',
    seconds: (first, granule) => secondsOfFlac(first.subarray(17)) ?? Number(granule) / (first.readUIntBE(27, 3) >> 4),
  },
  {
    name: 'theora',
    headers: 3,
    start: '\x80theora',
    firstSize: 42,
    isVideo: true,
    plays: false,
    comments: '\x81theora',
    seconds: (first, granule) => {
      const shift = BigInt(((first[40]! & 3) << 3) | (first[41]! >> 5));
      const frames = (granule >> shift) + (granule & ((1n << shift) - 1n));
      return (Number(frames) * first.readUInt32BE(26)) / first.readUInt32BE(22);
    },
  },
  {
    name: 'speex',
    headers: 2,
    start: 'Speex   ',
    firstSize: 40,
    isVideo: false,
    plays: false,
    comments: '',
    seconds: (first, granule) => Number(granule) / first.readUInt32LE(36),
  },
];

interface Page {
  at: number;
  size: number;
  flags: number;
  granule: bigint;
  serial: number;
  /** The sizes of the parts of packets. A part of 255 bytes goes on in the next one. */
  laces: Buffer;
}

/** A part of a packet in a page. */
interface Piece {
  page: number;
  /** From the start of the page. */
  from: number;
  to: number;
}

class Stream {
  first = Buffer.alloc(0);
  codec: Codec | null = null;
  packets = 0;
  pieces: Piece[] = [];
  granule = 0n;
  hasSound = false;

  get seconds(): number | null {
    if (this.codec === null || this.first.length < this.codec.firstSize) return null;
    const seconds = this.codec.seconds(this.first, this.granule);
    return seconds !== null && Number.isFinite(seconds) ? seconds : null;
  }
}

/**
 * An Ogg in which the packets of comments are empty, with the check sums of their pages.
 * @throws BrokenMedia
 */
export async function readOgg(file: MediaFile): Promise<MediaFacts> {
  const reader = new OggReader(file);
  await reader.readPages();
  return reader.facts();
}

class OggReader {
  readonly #found = new FoundTexts();
  readonly #patches: Patch[] = [];
  /** Pages with comments, as the copy has them. */
  readonly #pages = new Map<number, Buffer>();
  readonly #all: Stream[] = [];
  #streams = new Map<number, Stream>();
  /** Of the recordings that are joined in the file, before the one that is read. */
  #seconds = 0;
  #ended = false;
  #end = 0;

  constructor(private readonly file: MediaFile) {}

  async readPages(): Promise<void> {
    for (let page = await this.#pageAt(0); page !== null; page = await this.#pageAt(this.#end)) {
      this.#end = page.at + page.size;
      await this.#readPage(page);
    }
    if (this.#all.length === 0) throw new BrokenMedia('broken', 'An Ogg has pages.');
    if (this.file.size - this.#end > mostAfterPages) throw new BrokenMedia('broken', 'A page of an Ogg is damaged.');
    for (const [at, page] of this.#pages) this.#patches.push(bytesAt(at, withCheckSum(page)));
  }

  facts(): MediaFacts {
    const track = (isVideo: boolean) => {
      const codec = this.#all.find((stream) => stream.codec?.isVideo === isVideo)?.codec;
      return codec === undefined || codec === null ? null : { codec: codec.name, plays: codec.plays };
    };
    return {
      container: 'ogg',
      problem: this.#all.some((stream) => stream.hasSound) ? null : 'empty',
      seconds: this.#seconds + this.#secondsNow(),
      metadata: this.#found.all,
      attachments: [],
      patches: this.#patches,
      kept: { from: 0, to: this.#end },
      video: track(true),
      audio: track(false),
    };
  }

  async #pageAt(at: number): Promise<Page | null> {
    const header = await this.file.read(at, pageHeader);
    if (header.length < pageHeader || header.toString('latin1', 0, 4) !== 'OggS') return null;
    const laces = Buffer.from(await this.file.read(at + pageHeader, header[26]!));
    const size = pageHeader + header[26]! + laces.reduce((sum, lace) => sum + lace, 0);
    if (at + size > this.file.size) throw new BrokenMedia('incomplete', 'An Ogg ends within a page.');
    return {
      at,
      size,
      flags: header[5]!,
      granule: header.readBigInt64LE(6),
      serial: header.readUInt32LE(14),
      laces,
    };
  }

  async #readPage(page: Page): Promise<void> {
    if ((page.flags & flag.start) !== 0) this.#open(page.serial);
    const stream = this.#streams.get(page.serial);
    if (stream === undefined) return;
    if (page.granule > 0n) stream.granule = page.granule;
    if ((page.flags & flag.end) !== 0) this.#ended = true;
    let from = pageHeader + page.laces.length;
    for (let index = 0; index < page.laces.length;) {
      let size = 0;
      let isWhole = false;
      while (index < page.laces.length && !isWhole) {
        size += page.laces[index]!;
        isWhole = page.laces[index]! < 255;
        index += 1;
      }
      if (stream.packets < 3 || stream.codec?.name === 'flac')
        stream.pieces.push({ page: page.at, from, to: from + size });
      from += size;
      if (isWhole) await this.#endPacket(stream);
    }
  }

  #open(serial: number): void {
    // Recordings can be joined: the next one starts when the streams of the one before have ended.
    if (this.#ended) {
      this.#seconds += this.#secondsNow();
      this.#streams = new Map();
      this.#ended = false;
    }
    const stream = new Stream();
    this.#streams.set(serial, stream);
    this.#all.push(stream);
  }

  async #endPacket(stream: Stream): Promise<void> {
    const pieces = stream.pieces;
    const index = stream.packets;
    stream.pieces = [];
    stream.packets += 1;
    if (index === 0) {
      stream.first = Buffer.from(await this.#packet(pieces));
      stream.codec = codecs.find(({ start }) => stream.first.toString('latin1', 0, start.length) === start) ?? null;
    } else if (stream.codec?.name === 'flac') await this.#endFlacPacket(stream, pieces);
    else if (index === 1 && stream.codec !== null) await this.#emptyComments(stream.codec, pieces);
    else if (stream.codec !== null && index >= stream.codec.headers) stream.hasSound = true;
  }

  /** Blocks of metadata come before the sound. Every packet of sound starts with 0xff. */
  async #endFlacPacket(stream: Stream, pieces: Piece[]): Promise<void> {
    const packet = await this.#packet(pieces);
    if (packet[0] === 0xff || packet.length < 4) stream.hasSound = true;
    if (packet[0] === 0xff || packet.length < 4) return;
    const type = packet[0]! & 0x7f;
    if (type === 4) findInVorbisComments(packet.subarray(4), this.#found);
    if (type === 3) return;
    await this.#overwrite(pieces, 4, Buffer.alloc(0));
    // Comments have to stand first, and empty ones are zeros as well. Everything else becomes padding.
    if (type !== 4) await this.#set(pieces, 0, (packet[0]! & 0x80) | 1);
  }

  async #emptyComments({ name, comments }: Codec, pieces: Piece[]): Promise<void> {
    const packet = await this.#packet(pieces);
    if (packet.toString('latin1', 0, comments.length) !== comments)
      throw new BrokenMedia('broken', 'An Ogg has comments after its first packet.');
    findInVorbisComments(packet.subarray(comments.length), this.#found);
    // No vendor, no comments. Vorbis has a set bit after them.
    const empty = Buffer.alloc(name === 'vorbis' ? 9 : 8);
    if (name === 'vorbis') empty[8] = 1;
    await this.#overwrite(pieces, comments.length, empty);
  }

  async #packet(pieces: readonly Piece[]): Promise<Buffer> {
    const parts: Buffer[] = [];
    let size = 0;
    for (const { page, from, to } of pieces) {
      if (size > mostRead) break;
      parts.push(Buffer.from(await this.file.read(page + from, to - from)));
      size += to - from;
    }
    return Buffer.concat(parts);
  }

  /** Replaces a packet from there on by these bytes and zeros. */
  async #overwrite(pieces: readonly Piece[], start: number, bytes: Buffer): Promise<void> {
    let at = 0;
    for (const piece of pieces) {
      const page = await this.#pageCopy(piece.page);
      for (let index = piece.from; index < piece.to; index++, at++)
        if (at >= start) page[index] = bytes[at - start] ?? 0;
    }
  }

  async #set(pieces: readonly Piece[], at: number, value: number): Promise<void> {
    const first = pieces[0]!;
    (await this.#pageCopy(first.page))[first.from + at] = value;
  }

  async #pageCopy(at: number): Promise<Buffer> {
    const known = this.#pages.get(at);
    if (known !== undefined) return known;
    const { size } = (await this.#pageAt(at))!;
    const page = Buffer.from(await this.file.read(at, size));
    this.#pages.set(at, page);
    return page;
  }

  #secondsNow(): number {
    return Math.max(0, ...[...this.#streams.values()].map((stream) => stream.seconds ?? 0));
  }
}
