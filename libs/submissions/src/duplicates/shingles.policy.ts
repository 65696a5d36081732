import { unspacedScripts, withLinesJoined, wordsOfText } from '../words-of-text.policy.js';

/** So many words in a row make a shingle. Fewer would match phrases that everyone in the field writes. */
export const shingleWords = 8;

/**
 * One shingle of so many is kept as the sample of a text: those whose hash is divisible by it. Which shingles are kept
 * depends on their words alone, so a passage has the same sample in every text. It cuts the stored hashes to a quarter,
 * and still leaves about eight of the 33 shingles in a passage of 40 words.
 */
export const sampledOneIn = 4;

/** So many words of the version in a row are a quotation of it. */
const quotedWords = 4;

/** A run of words in a text. */
interface Tokens {
  words: string[];
  /** UTF-16 offsets in the text. */
  starts: number[];
  ends: number[];
}

/** The shingles of a text, in its order. */
export interface Shingles {
  /** 64 bits, signed, as PostgreSQL's bigint. */
  hashes: bigint[];
  /** Where the words of each begin and end: UTF-16 offsets in the text. */
  starts: number[];
  ends: number[];
}

/** Everything in the version that candidates quote, such as outcomes and guiding questions. */
export interface Prompts {
  about?: string;
  why?: string;
  method?: string;
  outcomes: readonly {
    statement: string;
    details: readonly { statement: string; rubricSentences?: Readonly<Record<string, string>> }[];
    rubricSentences?: Readonly<Record<string, string>>;
    sampleDocuments?: readonly string[];
  }[];
  artifacts: readonly { about: string; guidingQuestions: readonly { text: string }[] }[];
}

/** The statements, descriptions and questions of a version, and what helps to answer them, one by one. */
export function promptsIn({ about, why, method, outcomes, artifacts }: Prompts): string[] {
  return [
    ...[about, why, method].filter((words) => words !== undefined),
    ...outcomes.flatMap(({ statement, details, rubricSentences = {}, sampleDocuments = [] }) => [
      statement,
      ...details.flatMap((detail) => [detail.statement, ...Object.values(detail.rubricSentences ?? {})]),
      ...Object.values(rubricSentences),
      ...sampleDocuments,
    ]),
    ...artifacts.flatMap(({ about, guidingQuestions }) => [about, ...guidingQuestions.map(({ text }) => text)]),
  ];
}

/**
 * The shingles of a text: every run of eight words, without what it quotes from the prompts. Case, punctuation,
 * diacritics and line breaks make no difference. No shingle spans a quotation.
 */
export function shinglesOf(text: string, prompts: readonly string[]): Shingles {
  const { words, starts, ends } = tokensOf(text);
  const quoted = quotations(words, prompts);
  const hashes = words.map(wordHash);
  const shingles: Shingles = { hashes: [], starts: [], ends: [] };
  let run = 0;
  for (let last = 0; last < words.length; last++) {
    run = quoted[last] === 1 ? 0 : run + 1;
    if (run < shingleWords) continue;
    const first = last - shingleWords + 1;
    shingles.hashes.push(shingleHash(hashes, first));
    shingles.starts.push(starts[first]!);
    shingles.ends.push(ends[last]!);
  }
  return shingles;
}

/** The sample of a text, without repetitions, in ascending order. */
export function sampleOf({ hashes }: Shingles): bigint[] {
  const kept = new Set(hashes.filter((hash) => hash % BigInt(sampledOneIn) === 0n));
  return [...kept].sort((a, b) => (a < b ? -1 : 1));
}

function tokensOf(text: string): Tokens {
  const found = wordsOfText(text);
  const { folded, starts, ends } = withLinesJoined(found) ?? found;
  const tokens: Tokens = { words: [], starts: [], ends: [] };
  for (let index = 0; index < folded.length; index++) {
    const word = folded[index]!;
    // In scripts without blanks each character counts as a word. The characters of a folded word do not map to offsets, so
    // each has the place of the whole run.
    for (const part of unspacedScripts.test(word) ? word : [word]) {
      tokens.words.push(part);
      tokens.starts.push(starts[index]!);
      tokens.ends.push(ends[index]!);
    }
  }
  return tokens;
}

/** 1 for each word that is part of a quotation. */
function quotations(words: readonly string[], prompts: readonly string[]): Uint8Array {
  const known = new Set<string>();
  for (const prompt of prompts) {
    const own = tokensOf(prompt).words;
    for (let at = 0; at + quotedWords <= own.length; at++) known.add(own.slice(at, at + quotedWords).join(' '));
  }
  const quoted = new Uint8Array(words.length);
  for (let at = 0; at + quotedWords <= words.length; at++)
    if (known.has(words.slice(at, at + quotedWords).join(' '))) quoted.fill(1, at, at + quotedWords);
  return quoted;
}

type Hash = readonly [high: number, low: number];

/** Two 32-bit hashes of one word, in the manner of FNV-1a with two multipliers. */
function wordHash(word: string): Hash {
  let [high, low] = [0x811c9dc5, 0x2f0b4a27];
  for (let at = 0; at < word.length; at++) {
    const code = word.charCodeAt(at);
    high = Math.imul(high ^ code, 0x01000193);
    low = Math.imul(low ^ code, 0x85ebca6b);
  }
  return [high, low];
}

function shingleHash(words: readonly Hash[], first: number): bigint {
  let [high, low] = [shingleWords, 0];
  for (let at = first; at < first + shingleWords; at++) {
    high = Math.imul(mixed(high ^ words[at]![0]), 0x9e3779b1);
    low = Math.imul(mixed(low ^ words[at]![1]), 0xc2b2ae35);
  }
  return (BigInt(mixed(high)) << 32n) | BigInt(mixed(low) >>> 0);
}

/** Spreads the bits, so that every bit of the hash depends on every word: the last step of MurmurHash3. */
function mixed(bits: number): number {
  let spread = bits;
  spread = Math.imul(spread ^ (spread >>> 16), 0x85ebca6b);
  spread = Math.imul(spread ^ (spread >>> 13), 0xc2b2ae35);
  return spread ^ (spread >>> 16);
}
