import type { FoundTexts } from '../found-texts.js';
import { withoutProfileMetadata } from '../pictures/icc.js';
import type { Range } from '../ranges.js';
import { BrokenMedia, bytesAt, type Patch, type Track, zeros } from './media-facts.js';
import type { Box, Boxes } from './mp4-boxes.js';
import { soundChildren, soundTrack, videoTrack } from './mp4-codecs.js';
import { findInBox } from './mp4-metadata.js';
import { chunksOf, type FragmentDefaults } from './mp4-samples.js';

/** What was found in the description of all tracks, the box `moov`. */
export interface Movie {
  patches: Patch[];
  /** The samples that the copy replaces with zeros. */
  silenced: Range[];
  /** Time units per second of each track in the copy, by the number of the track. */
  tracks: Map<number, number>;
  defaults: Map<number, FragmentDefaults>;
  /** Zero when the fragments have to tell. */
  seconds: number;
  samples: number;
  /** Where the last sample ends. */
  lastByte: number;
  video: Track | null;
  audio: Track | null;
}

/** The boxes that a player needs, by the box that they are in. Every other box becomes free space. */
const kept: Readonly<Record<string, ReadonlySet<string>>> = {
  moov: new Set(['mvhd', 'trak', 'mvex', 'iods']),
  trak: new Set(['tkhd', 'edts', 'mdia', 'tref', 'tapt', 'load']),
  mdia: new Set(['mdhd', 'hdlr', 'elng', 'minf']),
  minf: new Set(['vmhd', 'smhd', 'sthd', 'nmhd', 'gmhd', 'hdlr', 'dinf', 'stbl']),
  stbl: new Set([
    ...['stsd', 'stts', 'ctts', 'cslg', 'stsc', 'stsz', 'stz2', 'stco', 'co64', 'stss', 'stps', 'stsh', 'sdtp'],
    ...['sbgp', 'sgpd', 'subs', 'saiz', 'saio'],
  ]),
  entry: new Set([
    ...['avcC', 'hvcC', 'lhvC', 'av1C', 'vpcC', 'dvcC', 'dvvC', 'esds', 'd263', 'damr', 'jp2h', 'mvcC', 'vexu', 'hfov'],
    ...['colr', 'pasp', 'clap', 'fiel', 'gama', 'btrt', 'mdcv', 'clli', 'cclv', 'amve', 'SmDm', 'CoLL', 'st3d', 'sv3d'],
    ...['wave', 'chan', 'chnl', 'dac3', 'dec3', 'dac4', 'dOps', 'dfLa', 'alac', 'pcmC', 'srat', 'sinf', 'ftab', 'vttC'],
  ]),
};
/** Tracks with other contents are metadata: positions of a phone, sensors of a camera. */
const shown = ['vide', 'soun', 'text', 'sbtl', 'subt', 'clcp', 'tmcd', 'auxv'];
/** Where the boxes in a description of samples start, after the header of the box. */
const children: Readonly<Record<string, number>> = { vide: 78, auxv: 78, tmcd: 26 };

export function cleanMovie(boxes: Boxes, movie: Box, found: FoundTexts): Movie {
  return new MovieCleaner(boxes, movie, found).clean();
}

/** A box as free space of the same size. Finds what it names. */
export function freed(boxes: Boxes, box: Box, found: FoundTexts): Patch[] {
  findInBox(boxes, box, found);
  return [
    bytesAt(box.from + 4, Buffer.from('free', 'latin1')),
    ...(box.body < box.to ? [zeros(box.body, box.to)] : []),
  ];
}

class MovieCleaner {
  readonly #result: Movie = {
    patches: [],
    silenced: [],
    tracks: new Map(),
    defaults: new Map(),
    seconds: 0,
    samples: 0,
    lastByte: 0,
    video: null,
    audio: null,
  };
  #seconds = 0;
  /** Of a track. It counts where the movie does not say its length. */
  #longest = 0;
  /** Tracks that are not played by themselves, such as pictures of chapters. */
  readonly #disabled: { vide?: Track; soun?: Track } = {};

  constructor(
    private readonly boxes: Boxes,
    private readonly movie: Box,
    private readonly found: FoundTexts,
  ) {}

  clean(): Movie {
    // The tables of some old files are compressed, so nothing in them can be overwritten.
    if (this.boxes.child(this.movie, 'cmov') !== undefined)
      throw new BrokenMedia('not-cleanable', 'The tables of a QuickTime file are compressed.');
    for (const box of this.#children(this.movie, 'moov')) {
      if (box.type === 'mvhd') this.#seconds = this.#cleanTimes(box).seconds;
      if (box.type === 'mvex') this.#readDefaults(box);
      if (box.type === 'trak') this.#cleanTrack(box);
    }
    return {
      ...this.#result,
      seconds: this.#seconds || this.#longest,
      video: this.#result.video ?? this.#disabled.vide ?? null,
      audio: this.#result.audio ?? this.#disabled.soun ?? null,
    };
  }

  /** Frees the boxes that the parent does not need, and gives the others. */
  #children(parent: Box, kind: keyof typeof kept, from = parent.body): Box[] {
    const all = this.boxes.in({ from, to: parent.to });
    for (const box of all) if (!kept[kind]!.has(box.type)) this.#free(box);
    return all.filter((box) => kept[kind]!.has(box.type));
  }

  #cleanTrack(track: Box): void {
    const media = this.boxes.child(track, 'mdia');
    const table = this.boxes.child(this.boxes.child(media, 'minf'), 'stbl');
    const kind = this.#kindOf(media);
    const ranges = table === undefined ? [] : [...chunksOf(this.boxes, table)];
    if (!shown.includes(kind)) {
      this.#result.silenced.push(...ranges);
      this.#free(track);
      return;
    }
    for (const box of this.#children(track, 'trak')) if (box.type === 'tkhd') this.#cleanTimes(box);
    if (media !== undefined) this.#cleanMedia(media, kind, this.#headerOf(track));
    if (kind !== 'vide' && kind !== 'soun') return;
    this.#result.samples += ranges.length;
    for (const { to } of ranges) this.#result.lastByte = Math.max(this.#result.lastByte, to);
  }

  #cleanMedia(media: Box, kind: string, { number, isEnabled }: { number: number; isEnabled: boolean }): void {
    for (const box of this.#children(media, 'mdia')) {
      if (box.type === 'mdhd') {
        const { units, seconds } = this.#cleanTimes(box);
        this.#result.tracks.set(number, units);
        this.#longest = Math.max(this.#longest, seconds);
      }
      if (box.type === 'hdlr') this.#cleanHandler(box);
      if (box.type !== 'minf') continue;
      for (const inner of this.#children(box, 'minf')) {
        if (inner.type === 'hdlr') this.#cleanHandler(inner);
        if (inner.type === 'dinf') this.#cleanReferences(inner);
        if (inner.type !== 'stbl') continue;
        for (const table of this.#children(inner, 'stbl'))
          if (table.type === 'stsd') this.#cleanDescriptions(table, kind, isEnabled);
      }
    }
  }

  /** Overwrites the times when it was made and changed. */
  #cleanTimes(box: Box): { units: number; seconds: number } {
    const long = this.boxes.byte(box.body) === 1;
    const at = box.body + 4;
    this.#zero(at, at + (long ? 16 : 8));
    const units = this.boxes.long(at + (long ? 16 : 8));
    const duration = long ? this.boxes.wide(at + 20) : this.boxes.long(at + 12);
    const known = units > 0 && duration < (long ? 2 ** 53 : 0xffffffff);
    return { units, seconds: known ? duration / units : 0 };
  }

  /** Keeps the kind of a track, not its maker and its name. */
  #cleanHandler(box: Box): void {
    this.#zero(box.body + 12, box.to);
  }

  /** Names of other files and disks, where the samples of old QuickTime files were. */
  #cleanReferences(box: Box): void {
    const references = this.boxes.child(box, 'dref');
    for (const reference of this.boxes.inBox(references, 8)) this.#zero(reference.body + 4, reference.to);
  }

  #cleanDescriptions(box: Box, kind: string, isEnabled: boolean): void {
    for (const entry of this.boxes.inBox(box, 8)) {
      const isVideo = kind === 'vide' || kind === 'auxv';
      this.#readCodec(entry, kind, isEnabled);
      // Who made the program that compressed it
      if (isVideo || kind === 'soun') this.#zero(entry.body + 12, Math.min(entry.to, entry.body + 16));
      if (isVideo) this.#zero(entry.body + 42, Math.min(entry.to, entry.body + 74));
      const from = kind === 'soun' ? soundChildren(this.boxes, entry) : entry.body + (children[kind] ?? NaN);
      if (Number.isNaN(from)) continue;
      for (const inner of this.#children(entry, 'entry', from)) if (inner.type === 'colr') this.#cleanColors(inner);
    }
  }

  #cleanColors(box: Box): void {
    if (!['prof', 'rICC'].includes(this.boxes.text(box.body, box.body + 4))) return;
    const profile = withoutProfileMetadata(this.boxes.part(box.body + 4, box.to));
    this.#zero(box.body + 4, box.to);
    if (profile !== null) this.#result.patches.push(bytesAt(box.body + 4, profile));
  }

  #readDefaults(box: Box): void {
    for (const { type, body } of this.boxes.inBox(box))
      if (type === 'trex')
        this.#result.defaults.set(this.boxes.long(body + 4), {
          duration: this.boxes.long(body + 12),
          size: this.boxes.long(body + 16),
        });
      else if (type === 'mehd') this.#readFragmentedLength(body);
  }

  #readFragmentedLength(body: number): void {
    const header = this.boxes.child(this.movie, 'mvhd');
    if (header === undefined) return;
    const units = this.boxes.long(header.body + (this.boxes.byte(header.body) === 1 ? 20 : 12));
    const duration = this.boxes.byte(body) === 1 ? this.boxes.wide(body + 4) : this.boxes.long(body + 4);
    if (units > 0) this.#longest = Math.max(this.#longest, duration / units);
  }

  #kindOf(media: Box | undefined): string {
    const handler = this.boxes.child(media, 'hdlr');
    if (handler === undefined) return '';
    return this.boxes.text(handler.body + 8, handler.body + 12);
  }

  #headerOf(track: Box): { number: number; isEnabled: boolean } {
    const header = this.boxes.child(track, 'tkhd');
    if (header === undefined) return { number: 0, isEnabled: false };
    return {
      number: this.boxes.long(header.body + (this.boxes.byte(header.body) === 1 ? 20 : 12)),
      isEnabled: (this.boxes.long(header.body) & 1) === 1,
    };
  }

  #readCodec(entry: Box, kind: string, isEnabled: boolean): void {
    if (kind !== 'vide' && kind !== 'soun') return;
    const track = kind === 'vide' ? videoTrack(this.boxes, entry) : soundTrack(this.boxes, entry);
    if (!isEnabled) this.#disabled[kind] ??= track;
    else if (kind === 'vide') this.#result.video ??= track;
    else this.#result.audio ??= track;
  }

  #free(box: Box): void {
    if (box.type === 'trak') this.#findInTrack(box);
    this.#result.patches.push(...freed(this.boxes, box, this.found));
  }

  #findInTrack(track: Box): void {
    for (const box of this.boxes.inBox(track)) findInBox(this.boxes, box, this.found);
  }

  #zero(from: number, to: number): void {
    if (from < to) this.#result.patches.push(zeros(from, Math.min(to, this.movie.to)));
  }
}
