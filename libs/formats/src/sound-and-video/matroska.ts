import { decodedText } from '../decoded-text.js';
import { FoundTexts } from '../found-texts.js';
import { places } from '../metadata-places.js';
import { type Element, elementAt, elementsIn, unknownSize, voidHeader } from './ebml.js';
import { BrokenMedia, bytesAt, type MediaFacts, type Patch, type Track, zeros } from './media-facts.js';
import { id, level1, tagNames } from './matroska-ids.js';
import type { MediaFile } from './media-file.js';

const trackKind = { video: 1, sound: 2, metadata: 0x21 } as const;
const playedVideo = ['V_VP8', 'V_VP9', 'V_AV1'];
const playedSound = ['A_VORBIS', 'A_OPUS'];
const mostText = 1024 * 1024;

/**
 * A Matroska or WebM of the same size without tags, attachments and names. Titles of chapters are content, so they stay.
 * @throws BrokenMedia
 */
export async function readMatroska(file: MediaFile): Promise<MediaFacts> {
  const header = await elementAt(file, 0);
  if (header === null || header.id !== id.header || header.to > file.size)
    throw new BrokenMedia('broken', 'A WebM starts with its header.');
  let isWebm = false;
  for await (const element of elementsIn(file, header))
    if (element.id === id.documentType) isWebm = (await textOf(file, element)) === 'webm';
  return new SegmentCleaner(file, isWebm).clean(header.to);
}

class SegmentCleaner {
  readonly #found = new FoundTexts();
  readonly #patches: Patch[] = [];
  readonly #attachments: string[] = [];
  /** In nanoseconds. */
  #scale = 1_000_000;
  #duration = 0;
  /** In units of the scale. */
  #lastTime = 0;
  #blocks = 0;
  /** The numbers of the tracks that go. */
  readonly #removed = new Set<number>();
  #video: Track | null = null;
  #audio: Track | null = null;

  constructor(
    private readonly file: MediaFile,
    private readonly isWebm: boolean,
  ) {}

  async clean(at: number): Promise<MediaFacts> {
    const segment = await elementAt(this.file, at);
    if (segment === null) throw new BrokenMedia('incomplete', 'A WebM ends before its segment.');
    if (segment.id !== id.segment) throw new BrokenMedia('broken', 'A WebM has a segment.');
    if (segment.to !== unknownSize && segment.to > this.file.size)
      throw new BrokenMedia('incomplete', 'A WebM ends within its segment.');
    const end = Math.min(segment.to, this.file.size);
    for (let next = segment.body; next < end;) next = await this.#level1(next, end);
    const units = this.#duration > 0 ? this.#duration : this.#lastTime;
    return {
      container: 'matroska',
      problem: this.#blocks === 0 || (this.#video === null && this.#audio === null) ? 'empty' : null,
      seconds: units === 0 ? null : (units * this.#scale) / 1e9,
      metadata: this.#found.all,
      attachments: this.#attachments,
      patches: this.#patches,
      kept: { from: 0, to: end },
      video: this.#video,
      audio: this.#audio,
    };
  }

  /** Reads an element of the segment, and says where the next one starts. */
  async #level1(at: number, end: number): Promise<number> {
    const element = await elementAt(this.file, at);
    if (element === null) return end;
    if (element.to > end && element.to !== unknownSize)
      throw new BrokenMedia('incomplete', 'A WebM ends within an element.');
    if (element.id === id.cluster) return this.#readCluster(element, end);
    if (element.to === unknownSize) throw new BrokenMedia('broken', 'An element of a WebM has no size.');
    if (element.id === id.seekHead) await this.#cleanSeekHead(element);
    else if (element.id === id.info) await this.#cleanInfo(element);
    else if (element.id === id.tracks) await this.#cleanTracks(element);
    else if (element.id !== id.cues && element.id !== id.chapters) {
      if (element.id === id.tags) await this.#findInTags(element);
      if (element.id === id.attachments) await this.#findInAttachments(element);
      this.#void(element);
    }
    return element.to;
  }

  /** What stands between the blocks goes, and so do the blocks of tracks that went. */
  async #readCluster(cluster: Element, end: number): Promise<number> {
    this.#blocks += 1;
    let time = 0;
    for (let at = cluster.body; at < Math.min(cluster.to, end);) {
      const element = await elementAt(this.file, at);
      if (element === null || (cluster.to === unknownSize && level1.includes(element.id))) return at;
      if (element.to > end) throw new BrokenMedia('incomplete', 'A WebM ends within a cluster.');
      if (element.id === id.time) time = await this.#number(element);
      if (element.id === id.simpleBlock) await this.#readBlock(element, time);
      if (element.id === id.group)
        for await (const inner of elementsIn(this.file, element))
          if (inner.id === id.block) await this.#readBlock(inner, time);
      if (element.id === id.void || element.id === id.checkSum) this.#void(element);
      at = element.to;
    }
    return Math.min(cluster.to, end);
  }

  /** A block starts with the number of its track and its time, counted from the time of its cluster. */
  async #readBlock(block: Element, time: number): Promise<void> {
    const start = await this.file.read(block.body, 10);
    const width = Math.clz32(start[0] ?? 0) - 23;
    if (width > 4 || start.length < width + 2) return;
    this.#lastTime = Math.max(this.#lastTime, time + start.readInt16BE(width));
    if (this.#removed.has(start.readUIntBE(0, width) - 2 ** (7 * width)))
      this.#zero({ ...block, body: block.body + width + 3 });
  }

  /** Places of what is no longer there. */
  async #cleanSeekHead(head: Element): Promise<void> {
    let changed = false;
    let sum: Element | null = null;
    for await (const element of elementsIn(this.file, head)) {
      if (element.id === id.checkSum) sum = element;
      if (element.id !== id.seek) continue;
      for await (const inner of elementsIn(this.file, element)) {
        const target = inner.id === id.seekId ? await this.#number(inner) : 0;
        if (target !== id.tags && target !== id.attachments) continue;
        this.#void(element);
        changed = true;
      }
    }
    if (changed && sum !== null) this.#void(sum);
  }

  async #cleanInfo(info: Element): Promise<void> {
    for await (const element of elementsIn(this.file, info)) {
      if (element.id === id.scale) this.#scale = (await this.#number(element)) || 1_000_000;
      else if (element.id === id.duration) this.#duration = await this.#float(element);
      else if (element.id === id.muxer || element.id === id.writer) {
        this.#found.add(places.software, await textOf(this.file, element));
        // They have to be there, and may be empty.
        this.#zero(element);
      } else {
        if (element.id === id.title) this.#found.add(places.title, await textOf(this.file, element));
        this.#void(element);
      }
    }
  }

  async #cleanTracks(tracks: Element): Promise<void> {
    for await (const element of elementsIn(this.file, tracks))
      if (element.id === id.track) await this.#cleanTrack(element);
      else this.#void(element);
  }

  async #cleanTrack(track: Element): Promise<void> {
    let kind = 0;
    let number = 0;
    let codec = '';
    let setup: Element | null = null;
    for await (const element of elementsIn(this.file, track)) {
      if (element.id === id.trackType) kind = await this.#number(element);
      if (element.id === id.trackNumber) number = await this.#number(element);
      if (element.id === id.codec) codec = await textOf(this.file, element);
      if (element.id === id.codecSetup) setup = element;
      if (element.id === id.trackName) this.#found.add(places.track, await textOf(this.file, element));
      if ([id.trackName, id.codecName, id.attachmentLink, id.checkSum, id.void].some((one) => one === element.id))
        this.#void(element);
    }
    if (kind === trackKind.metadata) {
      this.#void(track);
      this.#removed.add(number);
    }
    if (setup !== null && codec === 'A_VORBIS') await this.#cleanVorbis(setup);
    if (setup !== null && codec === 'A_FLAC') await this.#cleanFlac(setup);
    if (kind === trackKind.video) this.#video ??= { codec, plays: this.isWebm && playedVideo.includes(codec) };
    if (kind === trackKind.sound) this.#audio ??= { codec, plays: this.isWebm && playedSound.includes(codec) };
  }

  /** The three first packets of Vorbis, with the sizes of the first two in front. The second one has comments. */
  async #cleanVorbis(setup: Element): Promise<void> {
    const bytes = await this.file.read(setup.body, Math.min(setup.to - setup.body, mostText));
    if (bytes[0] !== 2) return;
    let at = 1;
    const size = (): number => {
      let sum = 0;
      while (bytes[at] === 255) sum += bytes[at++]!;
      return sum + (bytes[at++] ?? 0);
    };
    const first = size();
    const comments = size();
    const from = setup.body + at + first + 7;
    if (comments < 16 || from - 7 + comments > setup.to) return;
    // No vendor, no comments, and the bit that Vorbis has after them
    this.#patches.push(zeros(from, from - 7 + comments), bytesAt(from + 8, Buffer.from([1])));
  }

  /** Only the first block, which describes the sound, is needed. */
  async #cleanFlac(setup: Element): Promise<void> {
    const firstEnd = setup.body + 4 + 4 + 34;
    if (setup.to <= firstEnd + 4) return;
    const rest = setup.to - firstEnd - 4;
    const header = Buffer.alloc(4);
    header[0] = 0x81;
    header.writeUIntBE(rest, 1, 3);
    this.#patches.push(bytesAt(firstEnd, header), zeros(firstEnd + 4, setup.to));
  }

  async #findInTags(tags: Element): Promise<void> {
    for await (const tag of elementsIn(this.file, tags)) {
      if (tag.id !== id.tag) continue;
      for await (const simple of elementsIn(this.file, tag)) {
        if (simple.id !== id.simpleTag) continue;
        let name = '';
        for await (const part of elementsIn(this.file, simple)) {
          if (part.id === id.tagName) name = (await textOf(this.file, part)).toUpperCase();
          const place = part.id === id.tagText ? tagNames[name] : undefined;
          if (place !== undefined) this.#found.add(place, await textOf(this.file, part));
        }
      }
    }
  }

  async #findInAttachments(attachments: Element): Promise<void> {
    for await (const attachment of elementsIn(this.file, attachments)) {
      if (attachment.id !== id.attachment) continue;
      for await (const part of elementsIn(this.file, attachment))
        if (part.id === id.fileName) this.#attachments.push(await textOf(this.file, part));
    }
  }

  #void(element: Element): void {
    this.#zero(element);
    this.#patches.push(zeros(element.from, element.to), bytesAt(element.from, voidHeader(element)));
  }

  #zero({ body, to }: Element): void {
    if (body < to) this.#patches.push(zeros(body, to));
  }

  async #number({ body, to }: Element): Promise<number> {
    const bytes = await this.file.read(body, Math.min(8, to - body));
    return bytes.reduce((sum, byte) => sum * 256 + byte, 0);
  }

  async #float({ body, to }: Element): Promise<number> {
    const bytes = await this.file.read(body, 8);
    return to - body === 4 ? bytes.readFloatBE(0) : to - body === 8 ? bytes.readDoubleBE(0) : 0;
  }
}

async function textOf(file: MediaFile, { body, to }: Element): Promise<string> {
  return decodedText(await file.read(body, Math.min(to - body, mostText))).replace(/\0.*$/s, '');
}
