import { baseFace } from './typefaces.js';

/** A character that changes how others are drawn, and is never drawn itself. */
export const invisible = /\p{Default_Ignorable_Code_Point}/u;
const invisibles = new RegExp(invisible, 'gu');

/** Characters that set the direction. A cleaned text has isolates and plain marks, but no overrides. */
export const bidiControls = /[\u061c\u200e\u200f\u2066-\u2069]/g;

/**
 * A text without the characters that must not reach a paper: controls, and overrides of the direction, which could make
 * a name read as another. A line ends in one character.
 */
export function cleaned(text: string): string {
  return text
    .replaceAll(/\r\n?|[\v\f\u0085\u2028\u2029]/g, '\n')
    .replaceAll('\t', ' ')
    .replaceAll(/[^\P{Cc}\n]|[\u202a-\u202e\u200b\u00ad\ufeff]/gu, '')
    .normalize('NFC');
}

const baseCharacters = new Set<number>();

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
