import bidiFactory from 'bidi-js';
import { bidiControls, cleaned, invisible } from './cleaned-text.js';
import { hanWritingsFor } from './han.js';
import { lastVisible, placesToBreak } from './line-ends.js';
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
import { inVisualOrder } from './visual-order.js';

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

/** Drawn for a character that no font has, such as an emoji. */
const mark = '◦';
const ellipsis = '…';

const bidi = bidiFactory();
const graphemes = new Intl.Segmenter('und', { granularity: 'grapheme' });

/**
 * Sets text in every script that the fonts have, with shaping and in the right direction. A text is also set while its
 * fonts are missing: `load` then loads them, and the text must be set again.
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

  /** One line. A text that does not fit ends in an ellipsis. */
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

  /** The slice's font. Undefined when it is not in memory: then `load` loads it. */
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
