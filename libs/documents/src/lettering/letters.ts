import bidiFactory from 'bidi-js';
import LineBreaker from 'linebreak';
import { hanWritingsFor } from './han.js';
import { type Piece, piecesOf, prepareShaping, shapedPieces } from './pieces.js';
import {
  baseFace,
  baseShaped,
  type Face,
  loadSlice,
  type Slice,
  sliceInMemory,
  slicesFor,
  type Weight,
} from './typefaces.js';

/** Text of one font in one direction, from left to right. */
export interface Run {
  face: Face;
  text: string;
  pieces: readonly Piece[];
  /** In units of the font. */
  width: number;
}

/** A line of text. */
export interface Line {
  /** In the order in which people read them, so that screen readers and copies have it. */
  runs: readonly PlacedRun[];
  /** In sizes of the font. */
  width: number;
  rightToLeft: boolean;
}

export interface PlacedRun extends Run {
  /** Its distance from the left end of the line, in sizes of the font. */
  left: number;
}

/** A character as people see it, perhaps with marks, in the font that draws it. */
interface Cluster {
  start: number;
  end: number;
  /** Null when no font has the character. */
  face: Face | null;
  level: number;
}

interface Paragraph {
  text: string;
  weight: Weight;
  clusters: Cluster[];
  rightToLeft: boolean;
}

/** Stands for a character that no font has, such as an emoji. */
const mark = '◦';
const ellipsis = '…';

const bidi = bidiFactory();
const graphemes = new Intl.Segmenter('und', { granularity: 'grapheme' });
const words = new Intl.Segmenter('th', { granularity: 'word' });

/** Characters that change how others are drawn, and are never drawn themselves. */
const invisible = /^\p{Default_Ignorable_Code_Point}$/u;
const invisibles = /\p{Default_Ignorable_Code_Point}/gu;
/** Scripts that write no spaces between words. A dictionary says where a line may end. */
const unspaced = /[\p{sc=Thai}\p{sc=Lao}\p{sc=Khmer}\p{sc=Myanmar}]+/gu;

const baseCharacters = new Set<number>();

/**
 * Sets text in every script that the fonts have, with shaping and in the right direction. A text whose fonts are not
 * loaded is set without them, and they are noted: load them and set it again.
 */
export class Letters {
  private readonly faces = new Map<string, Record<Weight, Face>>();
  private readonly missing = new Map<string, Slice>();
  private readonly chosen = new Map<string, Face | null>();
  private readonly shaped = new Map<string, Run>();
  private readonly set = new Map<string, Line[]>();

  /** Loads the fonts that were missing. False when there were none. */
  async load(): Promise<boolean> {
    if (this.missing.size === 0) return false;
    await prepareShaping();
    this.set.clear();
    const slices = [...this.missing.values()];
    const loaded = await Promise.all(slices.map((slice) => loadSlice(slice)));
    slices.forEach(({ key }, index) => this.faces.set(key, loaded[index]!));
    this.missing.clear();
    return true;
  }

  /** Breaks a text into lines of at most so many sizes of the font. */
  lines(text: string, weight: Weight, width: number): Line[] {
    const key = `${weight} ${width} ${text}`;
    const known = this.set.get(key);
    if (known !== undefined) return known;
    const lines = cleaned(text)
      .split('\n')
      .flatMap((paragraph) => this.broken(this.itemized(paragraph, weight), width));
    this.set.set(key, lines);
    return lines;
  }

  /** One line. What does not fit ends in an ellipsis. */
  line(text: string, weight: Weight, width = Infinity): Line {
    const whole = cleaned(text).replaceAll('\n', ' ');
    const line = this.laidOut(this.itemized(whole, weight));
    if (line.width <= width) return line;
    const clusters = [...graphemes.segment(whole)].map(({ segment }) => segment);
    for (let length = clusters.length - 1; length > 0; length -= 1) {
      const short = this.laidOut(this.itemized(clusters.slice(0, length).join('').trimEnd() + ellipsis, weight));
      if (short.width <= width) return short;
    }
    return this.laidOut(this.itemized(ellipsis, weight));
  }

  private itemized(text: string, weight: Weight): Paragraph {
    const { levels, paragraphs } = bidi.getEmbeddingLevels(text, 'auto');
    const han = hanWritingsFor(text);
    const clusters: Cluster[] = [];
    for (const { segment, index } of graphemes.segment(text)) {
      const level = levels[index] ?? 0;
      const face = this.faceOf(segment, weight, { han, before: clusters.at(-1)?.face, rightToLeft: level % 2 === 1 });
      clusters.push({ start: index, end: index + segment.length, face, level });
    }
    return { text, weight, clusters, rightToLeft: (paragraphs[0]?.level ?? 0) % 2 === 1 };
  }

  private faceOf(
    cluster: string,
    weight: Weight,
    about: { han: Parameters<typeof slicesFor>[1]; before: Face | null | undefined; rightToLeft: boolean },
  ): Face | null {
    const needed = [...cluster].filter((character) => !invisible.test(character)).map((one) => one.codePointAt(0)!);
    const draws = (face: Face): boolean => needed.every((one) => face.font.hasGlyphForCodePoint(one));
    const { han, before, rightToLeft } = about;
    const base = baseFace(weight);
    if (needed.length === 0) return before ?? base;
    if (draws(base)) return rightToLeft || needed.length > 1 ? (this.loaded(baseShaped, weight) ?? base) : base;
    if (before && draws(before)) return before;
    const key = `${weight} ${han[0]} ${cluster}`;
    const known = this.chosen.get(key);
    if (known !== undefined) return known;
    for (const slice of slicesFor(needed[0]!, han)) {
      const face = this.loaded(slice, weight);
      if (face === undefined) return base;
      if (!draws(face)) continue;
      this.chosen.set(key, face);
      return face;
    }
    this.chosen.set(key, null);
    return null;
  }

  /** Undefined, and noted, while it is missing. */
  private loaded(slice: Slice, weight: Weight): Face | undefined {
    const faces = this.faces.get(slice.key) ?? sliceInMemory(slice);
    if (faces === undefined) this.missing.set(slice.key, slice);
    else this.faces.set(slice.key, faces);
    return faces?.[weight];
  }

  private broken(paragraph: Paragraph, width: number): Line[] {
    const { text, clusters } = paragraph;
    const lines: Line[] = [];
    let [start, end, used] = [0, 0, 0];
    const finish = (): void => {
      lines.push(this.laidOut(paragraph, start, lastVisible(text, start, end)));
      [start, used] = [end, 0];
    };
    const widthTo = (from: number, to: number): number => this.laidOut(paragraph, from, to).width;
    const add = (next: number): void => {
      used += widthTo(end, next);
      end = next;
    };
    for (const next of placesToBreak(text)) {
      const visible = widthTo(end, lastVisible(text, end, next));
      if (used + visible > width && end > start) finish();
      if (visible <= width) {
        add(next);
        continue;
      }
      for (let index = firstFrom(clusters, end); index < clusters.length && clusters[index]!.end <= next; index += 1) {
        const cluster = clusters[index]!;
        if (used + widthTo(end, cluster.end) > width && end > start) finish();
        add(cluster.end);
      }
    }
    if (end > start || lines.length === 0) finish();
    return lines;
  }

  private laidOut({ text, clusters, rightToLeft, weight }: Paragraph, start = 0, end = text.length): Line {
    const runs: { face: Face | null; level: number; written: string }[] = [];
    for (let index = firstFrom(clusters, start); index < clusters.length; index += 1) {
      const { face, level, ...cluster } = clusters[index]!;
      if (cluster.end > end) break;
      const written = text.slice(cluster.start, cluster.end).replaceAll(bidiControls, '');
      const last = runs.at(-1);
      if (last !== undefined && last.face === face && last.level === level && face !== null) last.written += written;
      else runs.push({ face, level, written });
    }
    const visible = runs
      .filter(({ written }) => written !== '')
      .map(({ face, level, written }) => ({
        level,
        run: this.run(face, weight, { written, rightToLeft: level % 2 === 1 }),
      }));
    let width = 0;
    const lefts = new Map<unknown, number>();
    for (const placed of inVisualOrder(visible)) {
      lefts.set(placed, width);
      width += placed.run.width / placed.run.face.font.unitsPerEm;
    }
    const placed = visible.map((item) => ({ ...item.run, left: lefts.get(item)! }));
    return { runs: placed, width, rightToLeft };
  }

  private run(
    drawnBy: Face | null,
    weight: Weight,
    { written, rightToLeft }: { written: string; rightToLeft: boolean },
  ): Run {
    const face = drawnBy ?? this.loaded(baseShaped, weight) ?? baseFace(weight);
    const key = `${face.key} ${rightToLeft ? 'rtl' : 'ltr'} ${written}`;
    const known = this.shaped.get(key);
    if (known !== undefined) return known;
    const pieces =
      drawnBy === null
        ? piecesOf(face, mark).map((piece) => ({ ...piece, text: written }))
        : face.shaper === null
          ? piecesOf(face, written)
          : shapedPieces(face, face.shaper, { text: written, rightToLeft });
    const run = { face, text: written, pieces, width: pieces.reduce((sum, { advance }) => sum + advance, 0) };
    this.shaped.set(key, run);
    return run;
  }
}

/** Marks for directions, of which only isolates and plain marks are left in a cleaned text. */
const bidiControls = /[\u061c\u200e\u200f\u2066-\u2069]/g;

/**
 * A text without what cannot be drawn: controls, and overrides of the direction, which could make a name read as
 * another. Line ends are one character.
 */
export function cleaned(text: string): string {
  return text
    .replaceAll(/\r\n?|[\v\f\u0085\u2028\u2029]/g, '\n')
    .replaceAll('\t', ' ')
    .replaceAll(/[^\P{Cc}\n]|[\u202a-\u202e\u200b\u00ad\ufeff]/gu, '')
    .normalize('NFC');
}

/**
 * The text for drawing with the base font alone, which pdfkit and resvg do well and fast. Null when the text needs
 * other fonts or runs from right to left.
 */
export function plain(text: string): string | null {
  if (/^[\n\x20-\x7e]*$/.test(text)) return text;
  if (baseCharacters.size === 0) for (const one of baseFace('text').font.characterSet) baseCharacters.add(one);
  const drawn = cleaned(text).replaceAll(invisibles, '');
  if (/\p{M}/u.test(drawn)) return null; // pdfkit would lose the text of letters with marks.
  for (const character of drawn) {
    if (character !== '\n' && !baseCharacters.has(character.codePointAt(0)!)) return null;
  }
  return drawn;
}

/** Where the text ends without the spaces at its end. */
function lastVisible(text: string, start: number, end: number): number {
  return start + text.slice(start, end).trimEnd().length;
}

/** The index of the first cluster that starts there or later. */
function firstFrom(clusters: readonly Cluster[], start: number): number {
  let [low, high] = [0, clusters.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (clusters[middle]!.start < start) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Where a line may end, including the end of the text. */
function placesToBreak(text: string): number[] {
  const places = new Set<number>();
  const breaker = new LineBreaker(text);
  for (let next = breaker.nextBreak(); next !== null; next = breaker.nextBreak()) places.add(next.position);
  for (const { 0: run, index } of text.matchAll(unspaced)) {
    for (const word of words.segment(run)) if (word.index > 0) places.add(index + word.index);
  }
  return [...places].sort((one, other) => one - other);
}

/** Rule L2 of the Unicode bidirectional algorithm, for runs: from the highest level down, reverses what has it. */
function inVisualOrder<Item extends { level: number }>(runs: readonly Item[]): Item[] {
  const ordered = [...runs];
  const levels = ordered.map(({ level }) => level);
  for (let level = Math.max(0, ...levels); level > 0; level -= 1) {
    for (let start = 0; start < ordered.length; start += 1) {
      let end = start;
      while (end < ordered.length && ordered[end]!.level >= level) end += 1;
      if (end > start) ordered.splice(start, end - start, ...ordered.slice(start, end).reverse());
      start = end;
    }
  }
  return ordered;
}
