/**
 * Text without line breaks, control characters, and marks that turn around the direction of what follows. In a name they
 * would break a mail's header or a list's row, or show another name than the one that is stored. Joiners stay: Persian
 * and emojis need them.
 */
export const inOneLine = /^[^\p{Cc}\u2028\u2029\u202A-\u202E\u2066-\u2069]*$/u;

const lineBreak = /[\n\r\v\f\u0085\u2028\u2029]/;
const visible = /[^\s\p{Cc}\p{Cf}\p{Default_Ignorable_Code_Point}\u2800]/u;

/** What to do about a text that is not a single line. Null when it is one. */
export function faultOfLine(text: string): string | null {
  if (inOneLine.test(text)) return null;
  return lineBreak.test(text) ? 'Write this on one line.' : 'Remove the hidden control character.';
}

/** Whether a reader would see anything of the text. */
export function canBeSeen(text: string): boolean {
  return visible.test(text);
}
