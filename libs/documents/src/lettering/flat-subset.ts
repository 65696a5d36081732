import type { Font } from 'fontkit';
import type { Piece } from './pieces.js';

/** A point of an outline. A point off the curve bends the line between its two neighbors. */
type Point = readonly [x: number, y: number, onCurve: boolean];

/**
 * A TrueType font with the pieces that a document uses. Each piece is one glyph with a plain outline and its own text, so
 * PDF readers find and copy the right text even where letters join or change places.
 */
export class FlatSubset {
  private readonly pieces: Piece[] = [{ text: '', advance: 0, parts: [] }];
  private readonly numbers = new Map<string, number>();

  constructor(private readonly font: Font) {}

  /** The piece's number in the subset. */
  include(piece: Piece): number {
    const { text, advance, parts } = piece;
    const key = JSON.stringify([text, advance, parts.map(({ glyph, x, y }) => [glyph.id, x, y])]);
    const known = this.numbers.get(key);
    if (known !== undefined) return known;
    this.numbers.set(key, this.pieces.push(piece) - 1);
    return this.pieces.length - 1;
  }

  /** pdfkit calls this with the number from `include`. */
  includeGlyph(number: number): number {
    return number;
  }

  /** The bytes of the font, with the tables that PDF requires. */
  encode(): Uint8Array {
    const outlines = this.pieces.map(({ parts }) => parts.flatMap((part) => contoursOf(part)));
    const glyf = outlines.map((contours) => glyphBytes(contours));
    let offset = 0;
    const loca = Buffer.concat([0, ...glyf.map(({ length }) => length)].map((length) => uint32((offset += length))));
    const metrics = this.pieces.map(({ advance }, index) => int16s(advance, boundsOf(outlines[index]!.flat())[0]));
    return sfnt([
      ['glyf', Buffer.concat(glyf)],
      ['head', this.head(outlines.flat(2))],
      ['hhea', this.hhea()],
      ['hmtx', Buffer.concat(metrics)],
      ['loca', loca],
      ['maxp', this.maxp(outlines)],
    ]);
  }

  private head(points: Point[]): Buffer {
    const [fontRevision, checksum, magic] = [0x00010000, 0, 0x5f0f3cf5];
    return Buffer.concat([
      uint32(0x00010000, fontRevision, checksum, magic),
      int16s(0, this.font.unitsPerEm),
      Buffer.alloc(16), // The dates of creation and change.
      int16s(...boundsOf(points), 0, 8, 2, 1, 0), // Offsets in `loca` have four bytes.
    ]);
  }

  private hhea(): Buffer {
    const { ascent, descent, lineGap, bbox } = this.font;
    const widest = Math.max(...this.pieces.map(({ advance }) => advance));
    return Buffer.concat([
      uint32(0x00010000),
      int16s(ascent, descent, lineGap, widest, bbox.minX, 0, bbox.maxX, 1, 0, 0, 0, 0, 0, 0, 0, this.pieces.length),
    ]);
  }

  private maxp(outlines: Point[][][]): Buffer {
    const points = Math.max(...outlines.map((contours) => contours.flat().length));
    const contours = Math.max(...outlines.map(({ length }) => length));
    const zones = 2;
    return Buffer.concat([
      uint32(0x00010000),
      int16s(this.pieces.length, points, contours, 0, 0, zones, 0, 0, 0, 0, 0, 0, 0, 0),
    ]);
  }
}

function contoursOf({ glyph: { path }, x, y }: Piece['parts'][number]): Point[][] {
  const contours: Point[][] = [];
  for (const { command, args } of path.commands) {
    const [a = 0, b = 0, c = 0, d = 0] = args.map((value, index) => Math.round(value + (index % 2 === 0 ? x : y)));
    if (command === 'moveTo') contours.push([[a, b, true]]);
    else if (command === 'lineTo') contours.at(-1)!.push([a, b, true]);
    else if (command === 'quadraticCurveTo') contours.at(-1)!.push([a, b, false], [c, d, true]);
  }
  return contours.map(closed).filter(({ length }) => length > 2);
}

/** TrueType closes each contour itself, so a last point that repeats the first is left out. */
function closed(contour: Point[]): Point[] {
  const [begin, end] = [contour[0]!, contour.at(-1)!];
  return contour.length > 1 && begin[0] === end[0] && begin[1] === end[1] ? contour.slice(0, -1) : contour;
}

function glyphBytes(contours: Point[][]): Buffer {
  const points = contours.flat();
  if (points.length === 0) return Buffer.alloc(0);
  let last = -1;
  const ends = contours.map(({ length }) => (last += length));
  const flags = Buffer.from(points.map(([, , onCurve]) => (onCurve ? 1 : 0)));
  const steps = (axis: 0 | 1): number[] =>
    points.map((point, index) => point[axis] - (index === 0 ? 0 : points[index - 1]![axis]));
  const bytes = Buffer.concat([
    int16s(contours.length, ...boundsOf(points), ...ends, 0), // No instructions.
    flags,
    int16s(...steps(0), ...steps(1)),
  ]);
  return Buffer.concat([bytes, Buffer.alloc(-bytes.length & 3)]);
}

function boundsOf(points: readonly Point[]): [minX: number, minY: number, maxX: number, maxY: number] {
  if (points.length === 0) return [0, 0, 0, 0];
  const [xs, ys] = [points.map(([x]) => x), points.map(([, y]) => y)];
  return [Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)];
}

/** The file of a font. Its tables must be in alphabetical order. */
function sfnt(tables: readonly (readonly [tag: string, bytes: Buffer])[]): Uint8Array {
  const power = Math.floor(Math.log2(tables.length));
  const header = Buffer.concat([
    uint32(0x00010000),
    int16s(tables.length, 16 * 2 ** power, power, 16 * (tables.length - 2 ** power)),
  ]);
  let offset = header.length + 16 * tables.length;
  const [entries, bodies]: [Buffer[], Buffer[]] = [[], []];
  for (const [tag, bytes] of tables) {
    const padded = Buffer.concat([bytes, Buffer.alloc(-bytes.length & 3)]);
    entries.push(Buffer.concat([Buffer.from(tag, 'latin1'), uint32(checksumOf(padded), offset, bytes.length)]));
    bodies.push(padded);
    offset += padded.length;
  }
  return Buffer.concat([header, ...entries, ...bodies]);
}

function checksumOf(bytes: Buffer): number {
  let sum = 0;
  for (let at = 0; at < bytes.length; at += 4) sum = (sum + bytes.readUInt32BE(at)) >>> 0;
  return sum;
}

function uint32(...values: number[]): Buffer {
  const bytes = Buffer.alloc(values.length * 4);
  values.forEach((value, index) => bytes.writeUInt32BE(value, index * 4));
  return bytes;
}

/** Numbers of two bytes, with or without a sign. */
function int16s(...values: number[]): Buffer {
  const bytes = Buffer.alloc(values.length * 2);
  values.forEach((value, index) => bytes.writeUInt16BE(Math.round(value) & 0xffff, index * 2));
  return bytes;
}
