import type { HanWriting } from './typefaces.js';

const writings: readonly HanWriting[] = ['simplified', 'traditional', 'japanese', 'korean'];

/**
 * The writings to draw a text's Chinese characters in, the best first. Nobody states the language of a name, so its
 * characters decide: kana means Japanese, hangul Korean, bopomofo traditional Chinese. Without these, the writing whose
 * old encoding has the most of the characters comes first: GB 2312 (simplified Chinese), Big5 (traditional Chinese) or
 * Shift JIS (Japanese), in this order when several have as many.
 */
export function hanWritingsFor(text: string): readonly HanWriting[] {
  if (/[\p{sc=Hiragana}\p{sc=Katakana}]/u.test(text)) return first('japanese');
  if (/\p{sc=Hangul}/u.test(text)) return first('korean');
  if (/\p{sc=Bopomofo}/u.test(text)) return first('traditional');
  const characters = text.match(/\p{sc=Han}/gu);
  if (characters === null) return writings;
  const missing = (set: Set<string>): number => characters.filter((character) => !set.has(character)).length;
  const counts = [
    ['simplified', missing(simplified())],
    ['traditional', missing(traditional())],
    ['japanese', missing(japanese())],
  ] as const;
  const [best] = counts.reduce((one, other) => (other[1] < one[1] ? other : one));
  return first(best);
}

function first(writing: HanWriting): readonly HanWriting[] {
  return [writing, ...writings.filter((other) => other !== writing)];
}

const simplified = once(() => decoded('gbk', [[0xb0, 0xf7]], [[0xa1, 0xfe]]));
const traditional = once(() =>
  decoded(
    'big5',
    [
      [0xa4, 0xc6],
      [0xc9, 0xf9],
    ],
    [
      [0x40, 0x7e],
      [0xa1, 0xfe],
    ],
  ),
);
const japanese = once(() =>
  decoded(
    'shift_jis',
    [
      [0x88, 0x9f],
      [0xe0, 0xea],
    ],
    [
      [0x40, 0x7e],
      [0x80, 0xfc],
    ],
  ),
);

type Ranges = [first: number, last: number][];

/** All characters of an encoding with two bytes for each. */
function decoded(encoding: string, leads: Ranges, trails: Ranges): Set<string> {
  const each = (ranges: Ranges): number[] =>
    ranges.flatMap(([from, to]) => Array.from({ length: to - from + 1 }, (_, index) => from + index));
  const bytes = each(leads).flatMap((lead) => each(trails).flatMap((trail) => [lead, trail]));
  return new Set(new TextDecoder(encoding).decode(Uint8Array.from(bytes)));
}

function once<Value>(make: () => Value): () => Value {
  let made: Value | undefined;
  return () => (made ??= make());
}
