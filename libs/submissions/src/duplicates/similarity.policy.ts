import { withoutUnstorable } from '#kernel';
import { sampledOneIn, type Shingles } from './shingles.policy.js';

/** A text in one place, as it is compared. */
export interface ComparedText {
  /** Whether the candidate wrote it here. Otherwise it is the text of a file. */
  written: boolean;
  /** How many hashes its sample has. */
  sampled: number;
}

/**
 * What administrators are asked to look at. Below 30 words, a common phrase or an address would do. Below a fifth of the
 * shorter text, what two texts share is usually a quoted source or a form that a state gives out. In a text that the
 * candidate wrote, 200 words are worth a look however long the text is.
 */
export const thresholds = { words: 30, percent: 20, wordsInWriting: 200 } as const;

/** Samples with fewer hashes in common are too little to show, whatever the texts. */
export const fewestShared = Math.ceil(thresholds.words / sampledOneIn);

/** How much two texts share, or null when it is too little to show. `shared`: the hashes that both samples have. */
export function similarityOf(
  one: ComparedText,
  other: ComparedText,
  shared: number,
): { words: number; percent: number } | null {
  const words = shared * sampledOneIn;
  const percent = Math.round((100 * shared) / Math.max(1, Math.min(one.sampled, other.sampled)));
  const muchOfAText = words >= thresholds.words && percent >= thresholds.percent;
  const aLongPassage = words >= thresholds.wordsInWriting && (one.written || other.written);
  return muchOfAText || aLongPassage ? { words, percent } : null;
}

/** The most characters that an excerpt shows. */
const longestExcerpt = 600;

/** Where a text is, and its shingles. */
export interface ShingledText {
  text: string;
  shingles: Shingles;
}

/** The first words that the first text shares with the second, as each of them has them. Null when they share none. */
export function firstShared(one: ShingledText, other: ShingledText): { one: Excerpt; other: Excerpt } | null {
  const places = new Map<bigint, number>();
  other.shingles.hashes.forEach((hash, index) => {
    if (!places.has(hash)) places.set(hash, index);
  });
  const first = one.shingles.hashes.findIndex((hash) => places.has(hash));
  if (first < 0) return null;
  const there = places.get(one.shingles.hashes[first]!)!;
  let length = 1;
  while (
    first + length < one.shingles.hashes.length &&
    one.shingles.hashes[first + length] === other.shingles.hashes[there + length]
  )
    length++;
  return { one: excerpt(one, first, length), other: excerpt(other, there, length) };
}

/** Words of a text, and where they begin: a UTF-16 offset. */
export interface Excerpt {
  text: string;
  at: number;
}

function excerpt({ text, shingles }: ShingledText, first: number, length: number): Excerpt {
  const at = shingles.starts[first]!;
  const words = text.slice(at, shingles.ends[first + length - 1]).replace(/\s+/gu, ' ');
  return {
    at,
    text: words.length <= longestExcerpt ? words : `${withoutUnstorable(words.slice(0, longestExcerpt))} …`,
  };
}
