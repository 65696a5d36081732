import { foldText } from '#kernel';
import { isEveryday } from './everyday-words.policy.js';
import type { IdentityMarks } from './identity-marks.policy.js';

/** Shorter words are not looked for inside a longer one: "al" stands in too many. */
const shortestInside = 3;

/**
 * An address as words, so that names are found in it as in a text: "/amy-field" and "/AmyField" read "Amy Field". A
 * word that consists of the words of a name is split: "lincolnelementary". Names get a capital, everyday words do not.
 */
export function wordsOfAddress(address: string, { patterns }: Pick<IdentityMarks, 'patterns'>): string {
  const known = new Set(patterns.flatMap(({ words }) => words).filter((word) => word.length >= shortestInside));
  return decoded(address)
    .replace(/^https:\/\//, '')
    .replaceAll(/(\p{Ll})(\p{Lu})/gu, '$1 $2')
    .split(/[^\p{L}\p{M}\p{N}]+/u)
    .filter((word) => word !== '')
    .flatMap(
      (word) => splitInto(known, foldText(word))?.map(capitalized) ?? [isEveryday(word) ? word : capitalized(word)],
    )
    .join(' ');
}

const capitalized = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1);

/** An address with broken escapes is read as it is. */
function decoded(address: string): string {
  try {
    return decodeURIComponent(address);
  } catch {
    return address;
  }
}

/** The known words of which this one consists, two or more; null when it does not. */
function splitInto(known: ReadonlySet<string>, word: string): string[] | null {
  /** For each length: how the first letters can be split. */
  const splits: (string[] | null)[] = [[]];
  for (let end = 1; end <= word.length; end++) {
    let split: string[] | null = null;
    for (let start = 0; start <= end - shortestInside && split === null; start++) {
      const before = splits[start]!;
      const part = word.slice(start, end);
      if (before !== null && known.has(part)) split = [...before, part];
    }
    splits.push(split);
  }
  const whole = splits[word.length]!;
  return whole !== null && whole.length >= 2 ? whole : null;
}
