import type { Line } from './lettering/letters.js';
import type { Weight } from './lettering/typefaces.js';

export interface Outline {
  /** The `d` of an SVG path whose text begins at 0 on the baseline. */
  path: string;
  /** In the unit of the size. */
  width: number;
}

/**
 * A line of text as outlines, for pictures: resvg reads no WOFF2 and has no other fonts. Null for a text that the base
 * font draws alone.
 */
export async function outlineOf(
  text: string,
  { size, weight }: { size: number; weight: Weight },
): Promise<Outline | null> {
  const { plain } = await import('./lettering/cleaned-text.js');
  if (plain(text) !== null) return null;
  const { Letters } = await import('./lettering/letters.js');
  const letters = new Letters();
  let line: Line;
  do line = letters.line(text, weight);
  while (await letters.load());
  return { path: pathOf(line, size), width: line.width * size };
}

const svgCommands = { moveTo: 'M', lineTo: 'L', quadraticCurveTo: 'Q', bezierCurveTo: 'C', closePath: 'Z' } as const;

function pathOf({ runs }: Line, size: number): string {
  const written: string[] = [];
  for (const { face, pieces, left: start } of runs) {
    let left = start * size;
    const scale = size / face.font.unitsPerEm;
    for (const { advance, parts } of pieces) {
      for (const { glyph, x, y } of parts) {
        for (const { command, args } of glyph.path.commands) {
          const points = args.map((value, axis) =>
            (axis % 2 === 0 ? left + (value + x) * scale : -(value + y) * scale).toFixed(2),
          );
          written.push(svgCommands[command] + points.join(' '));
        }
      }
      left += advance * scale;
    }
  }
  return written.join('');
}
