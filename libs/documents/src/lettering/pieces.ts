import type { Glyph } from 'fontkit';
import type * as HarfBuzz from 'harfbuzzjs';
import { invisible } from './cleaned-text.js';
import type { Face } from './typefaces.js';

/**
 * Glyphs that are drawn together: usually one, or several that share their text, such as a letter and its marks. Measures
 * are in units of the font.
 */
export interface Piece {
  text: string;
  advance: number;
  parts: readonly { glyph: Glyph; x: number; y: number }[];
}

let harfbuzz: typeof HarfBuzz | undefined;

/** Loads HarfBuzz. Call it before shaping anything. */
export async function prepareShaping(): Promise<void> {
  harfbuzz ??= await import('harfbuzzjs');
}

/** A text that needs no shaping, from left to right. The text of each piece is empty. */
export function piecesOf({ font }: Face, text: string): Piece[] {
  const { glyphs, positions } = font.layout(text);
  return glyphs.map((glyph, index) => {
    const { xAdvance: advance, xOffset: x, yOffset: y } = positions[index]!;
    return { text: '', advance, parts: [{ glyph, x, y }] };
  });
}

/**
 * A text that HarfBuzz shapes. The pieces, and the characters in each piece, are in order from left to right, also in a
 * text from right to left: PDF readers expect this.
 */
export function shapedPieces(
  { font }: Face,
  shaper: HarfBuzz.Font,
  { text, rightToLeft }: { text: string; rightToLeft: boolean },
): Piece[] {
  const { Buffer, BufferFlag, Direction, shape } = harfbuzz!;
  const buffer = new Buffer();
  buffer.addText(text);
  buffer.guessSegmentProperties();
  buffer.setDirection(rightToLeft ? Direction.RTL : Direction.LTR);
  buffer.setFlags(BufferFlag.REMOVE_DEFAULT_IGNORABLES | BufferFlag.BOT | BufferFlag.EOT);
  shape(shaper, buffer);
  const [glyphs, positions] = [buffer.getGlyphInfos(), buffer.getGlyphPositions()];
  const texts = textsOf(text, new Set(glyphs.map(({ cluster }) => cluster)), rightToLeft);
  const pieces: (Piece & { cluster: number; parts: { glyph: Glyph; x: number; y: number }[] })[] = [];
  glyphs.forEach(({ codepoint: id, cluster }, index) => {
    const { xAdvance, xOffset, yOffset } = positions[index]!;
    let piece = pieces.at(-1);
    if (piece?.cluster !== cluster) {
      piece = { cluster, text: texts.get(cluster)!, advance: 0, parts: [] };
      pieces.push(piece);
    }
    piece.parts.push({ glyph: font.getGlyph(id), x: piece.advance + xOffset, y: yOffset });
    piece.advance += xAdvance;
  });
  return pieces;
}

/**
 * The text of each of HarfBuzz's clusters, by its start. No text ends in an invisible joiner, because pdf.js would then
 * treat the whole text as invisible.
 */
function textsOf(text: string, clusters: Set<number>, rightToLeft: boolean): Map<number, string> {
  const starts = [...clusters].sort((one, other) => one - other);
  const joined = (at: number): number => {
    let place = at;
    if (rightToLeft) while (invisible.test(text.charAt(place))) place += 1;
    else while (invisible.test(text.charAt(place - 1))) place -= 1;
    return place;
  };
  return new Map(
    starts.map((start, index) => {
      const characters = [...text.slice(joined(start), joined(starts[index + 1] ?? text.length))];
      return [start, (rightToLeft ? characters.reverse() : characters).join('')];
    }),
  );
}
