import { outlineOf } from '#documents';
import { unescape } from './badge-drawing.js';

/** A line of words in one of our drawings. */
const words = /<text ([^>]*)>([^<]*)<\/text>/g;

/**
 * A drawing whose words in other scripts are outlines. Browsers have fonts for them, and our renderer has only one font.
 */
export async function outlined(svg: string): Promise<string> {
  const found = [...svg.matchAll(words)];
  const drawn = await Promise.all(found.map(([, attributes, text]) => drawnWords(attributes!, unescape(text!))));
  let next = 0;
  return svg.replaceAll(words, (whole) => drawn[next++] ?? whole);
}

/** Null when the renderer's own font has the words. */
async function drawnWords(attributes: string, text: string): Promise<string | null> {
  const said = Object.fromEntries(
    [...attributes.matchAll(/([\w-]+)="([^"]*)"/g)].map(([, name, value]) => [name, value]),
  );
  const { x, y, fill, 'font-size': size, 'font-weight': weight, 'text-anchor': anchor } = said;
  const outline = await outlineOf(text, { size: Number(size), weight: weight === '600' ? 'strong' : 'text' });
  if (outline === null) return null;
  const before = anchor === 'middle' ? outline.width / 2 : anchor === 'end' ? outline.width : 0;
  const ink = fill === undefined ? '' : ` fill="${fill}"`;
  return `<path transform="translate(${(Number(x) - before).toFixed(2)} ${y})"${ink} d="${outline.path}"/>`;
}
