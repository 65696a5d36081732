import type { PreflightMark } from '../vocabulary.js';
import { isEveryday } from './everyday-words.policy.js';
import type { IdentityMarks, MarkPattern } from './identity-marks.policy.js';
import { isOrganizationType, isSameNumber, wordInFull } from './organization-words.policy.js';
import {
  areJoined,
  beginsSentence,
  casingOf,
  rawAt,
  type TextWords,
  withLinesJoined,
  wordsOfText,
} from '../words-of-text.policy.js';

/** Where a text names somebody. */
export interface MarkPlace {
  mark: PreflightMark;
  question: boolean;
  /** UTF-16 offsets in the text. */
  start: number;
  end: number;
}

/** Words shorter than this are not looked for with a misspelling. */
const shortestMisspelled = 6;

/**
 * Finds the marks of one person in texts.
 *
 * A search reads each word once. Distinct words are looked up once, in a table; a misspelling is found by leaving out one
 * letter of both words, never by comparing with each mark. Patterns are tried only at words that begin one, and each is
 * shorter than a dozen words. So the work grows with the length of the text alone, whatever it says: {@link steps} counts
 * it.
 */
export class MarkSearch {
  /** The words looked up and the pattern words compared so far. */
  steps = 0;
  private readonly byFirstWord = new Map<string, MarkPattern[]>();
  private readonly words = new Set<string>();
  /** From a long word, and from that word without one letter, to the word. */
  private readonly shortened = new Map<string, string[]>();
  /** From a word in full to those of the marks that mean it. */
  private readonly byMeaning = new Map<string, string[]>();
  private longest = 0;

  constructor(private readonly marks: IdentityMarks) {
    for (const pattern of marks.patterns) {
      const [first] = pattern.words;
      const list = this.byFirstWord.get(first!);
      if (list === undefined) this.byFirstWord.set(first!, [pattern]);
      else list.push(pattern);
      for (const word of pattern.words) {
        this.words.add(word);
        this.addMeaning(word);
      }
    }
    for (const word of this.words) {
      this.longest = Math.max(this.longest, word.length);
      if (word.length >= shortestMisspelled)
        for (const form of withoutOneLetter(word))
          this.shortened.set(form, [...(this.shortened.get(form) ?? []), word]);
    }
  }

  private addMeaning(word: string): void {
    const full = wordInFull(word);
    const known = this.byMeaning.get(full) ?? [];
    if (!known.includes(word)) this.byMeaning.set(full, [...known, word]);
  }

  /** The places in a text, in order. They do not overlap. */
  placesIn(text: string): MarkPlace[] {
    const words = wordsOfText(text);
    const joined = withLinesJoined(words);
    const found = [...this.among(words), ...(joined === null ? [] : this.among(joined)), ...this.unspacedIn(text)];
    return withoutOverlaps(found);
  }

  private among(words: TextWords): MarkPlace[] {
    const places: MarkPlace[] = [];
    const known = new Map<string, readonly string[]>();
    const formsAt = (index: number): readonly string[] => {
      const word = words.folded[index]!;
      let forms = known.get(word);
      if (forms === undefined) known.set(word, (forms = this.formsOf(word)));
      return forms;
    };
    for (let index = 0; index < words.folded.length; index++) {
      this.steps++;
      let best: (MarkPlace & { next: number; loose: boolean }) | null = null;
      for (const form of formsAt(index)) {
        for (const pattern of this.byFirstWord.get(form) ?? []) {
          const last = this.lastOf(pattern, words, index, formsAt);
          if (last === null) continue;
          const place = this.placeOf(pattern, words, index, last);
          // To Amy Field, "Amy School Field" is a school of that name, not herself with a second name.
          const loose = last - index >= pattern.words.length;
          const isBetter = best !== null && place.end === best.end && rank(place, loose) < rank(best, best.loose);
          if (best === null || place.end > best.end || isBetter) best = { ...place, loose };
        }
      }
      if (best !== null) {
        places.push({ mark: best.mark, question: best.question, start: best.start, end: best.end });
        index = best.next - 1;
      }
    }
    return places;
  }

  /** The words of the marks that this word can be: itself, those that mean the same, and those that differ by one letter. */
  private formsOf(word: string): readonly string[] {
    this.steps++;
    const forms = this.words.has(word) ? [word] : [];
    for (const meant of this.byMeaning.get(wordInFull(word)) ?? []) if (meant !== word) forms.push(meant);
    if (word.length < shortestMisspelled - 1 || word.length > this.longest + 1) return forms;
    for (const shorter of withoutOneLetter(word)) {
      this.steps++;
      for (const meant of this.shortened.get(shorter) ?? [])
        if (meant !== word && !forms.includes(meant) && differByOne(word, meant)) forms.push(meant);
    }
    return forms;
  }

  /** The index of the last word of the pattern where it begins at this word; null where it does not. */
  private lastOf(
    pattern: MarkPattern,
    words: TextWords,
    from: number,
    formsAt: (index: number) => readonly string[],
  ): number | null {
    let at = from;
    let misspelled = false;
    for (const [position, word] of pattern.words.entries()) {
      this.steps++;
      if (position > 0) {
        if (!areJoined(words, at)) return null;
        at++;
        if (position === 1 && pattern.secondName && !formsAt(at).includes(word) && this.isSecondName(words, at)) at++;
      }
      if (at >= words.folded.length || !formsAt(at).includes(word)) return null;
      const written = words.folded[at]!;
      if (written === word || means(pattern, written, word)) continue;
      if (!differByOne(written, word)) return null;
      misspelled = true;
    }
    if (misspelled && !this.mayBeMisspelled(pattern, words, from)) return null;
    return this.isWrittenSo(pattern, words, from, at) ? at : null;
  }

  private isSecondName(words: TextWords, at: number): boolean {
    return areJoined(words, at) && casingOf(rawAt(words, at)) !== 'lower';
  }

  /** One word alone is taken for a misspelled surname only in the middle of a sentence, where a capital means a name. */
  private mayBeMisspelled({ misspelled, words: pattern }: MarkPattern, words: TextWords, from: number): boolean {
    if (!misspelled) return false;
    if (pattern.length > 1) return true;
    return !beginsSentence(words, from) && !isEveryday(words.folded[from]!);
  }

  private isWrittenSo(pattern: MarkPattern, words: TextWords, from: number, to: number): boolean {
    const { text, starts, ends } = words;
    if (pattern.dotted && text[ends[from]!] !== '.') return false;
    if (pattern.comma && !/^\s*,/.test(text.slice(ends[to - 1]!, ends[to - 1]! + 4))) return false;
    if (pattern.unspaced) {
      for (let index = from; index < to; index++)
        if (!/^[.@\-‐‑‒–_+/]$/.test(text.slice(ends[index]!, starts[index + 1]!))) return false;
    }
    if (pattern.casing === 'any') return true;
    const lead = pattern.lead ?? 0;
    const last = pattern.casing === 'first-capital' ? from : to;
    for (let index = from + lead; index <= last; index++) {
      const casing = casingOf(rawAt(words, index));
      if (pattern.casing === 'upper' ? casing !== 'upper' : casing === 'lower' && !isShort(words.folded[index]!))
        return false;
    }
    return true;
  }

  private placeOf(
    { mark, question = false, lead = 0, followed }: MarkPattern,
    words: TextWords,
    from: number,
    to: number,
  ): MarkPlace & { next: number } {
    let last = to;
    while (
      followed === 'organization' &&
      areJoined(words, last) &&
      isOrganizationType(words.folded[last + 1]!) &&
      casingOf(rawAt(words, last + 1)) !== 'lower' &&
      !words.text.slice(words.ends[last]!, words.starts[last + 1]!).includes(',')
    ) {
      this.steps++;
      last++;
    }
    return { mark, question, start: words.starts[from + lead]!, end: words.ends[last]!, next: last + 1 };
  }

  private unspacedIn(text: string): MarkPlace[] {
    if (this.marks.unspaced.length === 0) return [];
    const places: MarkPlace[] = [];
    for (const { mark, text: name } of this.marks.unspaced) {
      this.steps += text.length;
      for (let start = text.indexOf(name); start >= 0; start = text.indexOf(name, start + name.length))
        places.push({ mark, question: false, start, end: start + name.length });
    }
    return places;
  }
}

/** Whether the word in the text means the word of the pattern. Short forms such as "HS" count only in names of schools. */
function means({ followed }: MarkPattern, written: string, word: string): boolean {
  return followed === 'organization' ? wordInFull(written) === wordInFull(word) : isSameNumber(written, word);
}

/** "of", "the" and the like have no capital in names. */
function isShort(word: string): boolean {
  return [
    'of',
    'the',
    'and',
    'for',
    'de',
    'la',
    'del',
    'los',
    'las',
    'da',
    'di',
    'van',
    'von',
    'der',
    'el',
    'al',
  ].includes(word);
}

/** What is certain first, then what is there word for word. */
function rank({ question }: MarkPlace, loose = false): number {
  return (question ? 2 : 0) + (loose ? 1 : 0);
}

function withoutOverlaps(places: MarkPlace[]): MarkPlace[] {
  const sorted = [...places].sort((a, b) => a.start - b.start || b.end - a.end || rank(a) - rank(b));
  const kept: MarkPlace[] = [];
  for (const place of sorted) if (kept.length === 0 || place.start >= kept.at(-1)!.end) kept.push(place);
  return kept;
}

function withoutOneLetter(word: string): string[] {
  const forms = new Set([word]);
  for (let index = 0; index < word.length; index++) forms.add(word.slice(0, index) + word.slice(index + 1));
  return [...forms];
}

/** Whether one letter more, less, other or exchanged with its neighbor makes one word of the other. */
function differByOne(a: string, b: string): boolean {
  let start = 0;
  while (start < a.length && start < b.length && a[start] === b[start]) start++;
  let [endA, endB] = [a.length, b.length];
  while (endA > start && endB > start && a[endA - 1] === b[endB - 1]) {
    endA--;
    endB--;
  }
  const [restA, restB] = [endA - start, endB - start];
  if (restA <= 1 && restB <= 1) return true;
  return restA === 2 && restB === 2 && a[start] === b[start + 1] && a[start + 1] === b[start];
}
