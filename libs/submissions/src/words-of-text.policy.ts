import { apostrophes, foldText, unseenInWords } from '#kernel';

/** The words of a text, each with where it stands. Three lists of one length, since a file can have 400,000 words. */
export interface TextWords {
  /** The text that they stand in. */
  text: string;
  /** Folded: see `foldText`. */
  folded: string[];
  /** UTF-16 offsets in the text. */
  starts: number[];
  /** The first offset after each word. */
  ends: number[];
}

/** Letters, marks and digits; characters nobody sees; and apostrophes. */
const ofWord = new RegExp(`[\\p{L}\\p{M}\\p{N}${unseenInWords}${apostrophes}]`, 'u');
/** Whether a UTF-16 unit is one of them; surrogates are not in it. */
const isOfWord = Uint8Array.from({ length: 0xd800 }, (_, code) => (ofWord.test(String.fromCharCode(code)) ? 1 : 0));

/** How many UTF-16 units of a word begin at this offset: 0, 1 or 2. */
function unitsOfWord(text: string, at: number): 0 | 1 | 2 {
  if (at >= text.length) return 0;
  const code = text.charCodeAt(at);
  if (code < 0xd800) return isOfWord[code] as 0 | 1;
  const letter = String.fromCodePoint(text.codePointAt(at)!);
  return ofWord.test(letter) ? (letter.length as 1 | 2) : 0;
}

const isApostrophe = (letter: string | undefined): boolean => letter !== undefined && apostrophes.includes(letter);

/** The words of a text in one pass. A possessive "’s" is not part of the word. */
export function wordsOfText(text: string): TextWords {
  const words: TextWords = { text, folded: [], starts: [], ends: [] };
  const known = new Map<string, string>();
  let end: number;
  for (let index = 0; index < text.length; index = Math.max(end, index + 1)) {
    end = index;
    for (let units = unitsOfWord(text, end); units > 0; units = unitsOfWord(text, end)) end += units;
    if (end === index) continue;
    const raw = text.slice(index, end);
    let [from, to] = [0, raw.length];
    while (from < to && isApostrophe(raw[from])) from++;
    while (to > from && isApostrophe(raw[to - 1])) to--;
    if (to - from > 2 && isApostrophe(raw[to - 2]) && (raw[to - 1] === 's' || raw[to - 1] === 'S')) to -= 2;
    if (from === to) continue;
    const own = raw.slice(from, to);
    let folded = known.get(own);
    if (folded === undefined) known.set(own, (folded = foldText(own)));
    if (folded === '') continue;
    words.folded.push(folded);
    words.starts.push(index + from);
    words.ends.push(index + to);
  }
  return words;
}

/** The folded words of a short text, such as a name. */
export function foldedWords(text: string): string[] {
  return wordsOfText(text).folded;
}

/** More than this between two words, in characters, parts them. */
const widestGap = 40;
const joining = new RegExp(`^[\\s\\-‐‑‒–—_.,&/+@#()"“”’'${unseenInWords}]*$`, 'u');

const possessive = new RegExp(`^[${apostrophes}][sS](?=\\W|$)`, 'u');

const longShortForms = new Set(['acad', 'dist', 'elem', 'prep', 'prof']);

/** Whether a word and the one after it can belong to one name: no sentence ends between them. */
export function areJoined({ text, starts, ends, folded }: TextWords, index: number): boolean {
  if (index + 1 >= starts.length) return false;
  const [from, to] = [ends[index]!, starts[index + 1]!];
  if (to - from > widestGap) return false;
  const between = text.slice(from, to).replace(possessive, '');
  if (between === ' ' || between === '') return true;
  // A dot and a blank end a sentence, unless they follow an initial or a short form such as "Mr." or "St.".
  if (folded[index]!.length > 3 && !longShortForms.has(folded[index]!) && /\.\s/.test(between)) return false;
  return joining.test(between);
}

/** Whether a word begins a sentence or a line, where every word has a capital. */
export function beginsSentence({ text, starts, ends }: TextWords, index: number): boolean {
  if (index === 0) return true;
  const between = text.slice(Math.max(ends[index - 1]!, starts[index]! - widestGap), starts[index]!);
  return /[.!?:;\n\r•"“]/u.test(between);
}

/**
 * The same words with those put together that a hyphen parts at the end of a line, as in the text of a PDF. Null when there
 * are none.
 */
export function withLinesJoined(words: TextWords): TextWords | null {
  const { text, folded, starts, ends } = words;
  const joined: TextWords = { text, folded: [], starts: [], ends: [] };
  let some = false;
  for (let index = 0; index < folded.length; index++) {
    const last = joined.folded.length - 1;
    if (last >= 0 && isBroken(text, joined.ends[last]!, starts[index]!)) {
      some = true;
      joined.folded[last] += folded[index]!;
      joined.ends[last] = ends[index]!;
    } else {
      joined.folded.push(folded[index]!);
      joined.starts.push(starts[index]!);
      joined.ends.push(ends[index]!);
    }
  }
  return some ? joined : null;
}

function isBroken(text: string, from: number, to: number): boolean {
  if (to - from > widestGap) return false;
  const between = text.slice(from, to);
  if (text[from - 1] === '\u00AD') return /^\s*[\r\n]\s*$/.test(between);
  return /^[-‐\u00AD][^\S\r\n]*[\r\n]\s*$/u.test(between);
}

/** Scripts that put no blanks between words. */
export const unspacedScripts = /[\p{scx=Han}\p{scx=Hira}\p{scx=Kana}\p{scx=Thai}\p{scx=Laoo}\p{scx=Khmr}\p{scx=Mymr}]/u;

/** A word as it is written in its text. */
export function rawAt({ text, starts, ends }: TextWords, index: number): string {
  return text.slice(starts[index]!, ends[index]!);
}

/** How a word is written. Digits and scripts without case count as capitals. */
export function casingOf(raw: string): 'upper' | 'capital' | 'lower' {
  const first = raw.match(/\p{L}/u)?.[0];
  if (first === undefined) return 'capital';
  if (raw === raw.toUpperCase() && raw !== raw.toLowerCase()) return 'upper';
  return first !== first.toLowerCase() || first.toLowerCase() === first.toUpperCase() ? 'capital' : 'lower';
}
