import { schoolLevels } from '#identity/vocabulary';
import { apostrophes } from '#kernel';
import { foldedWords } from '../words-of-text.policy.js';
import type { PreflightMark } from '../vocabulary.js';
import { isEveryday } from './everyday-words.policy.js';
import { ofTheField } from './field-acronyms.policy.js';
import type { MarkPattern } from './identity-marks.policy.js';
import { isOfDistricts, isOrganizationType, numberOf, numeralsFor } from './organization-words.policy.js';

/** How the names of districts end. It says what they are and not which. */
const districtEndings = [
  ['district'],
  ['schools'],
  ['school', 'district'],
  ['public', 'schools'],
  ['public', 'school', 'district'],
  ['community', 'schools'],
  ['consolidated', 'schools'],
  ['sd'],
  ['usd'],
  ['isd'],
];

/** The number of a Missouri district: "R-II", "C-6", or "93" without a letter. */
interface DistrictNumber {
  letter: string;
  value: number;
}

/** Takes the number off the end of the words. */
function takeNumber(words: string[]): DistrictNumber | null {
  const last = words.at(-1);
  if (last === undefined) return null;
  const alone = numberOf(last);
  const letter = words.at(-2);
  if (alone !== null && letter !== undefined && /^[rc]$/.test(letter)) {
    words.splice(-2);
    return { letter, value: alone };
  }
  // "Columbia 93"
  if (/^\d{1,3}$/.test(last) && words.slice(0, -1).some((word) => word.length > 1)) {
    words.pop();
    return { letter: '', value: Number(last) };
  }
  const together = /^([rc])(.+)$/.exec(last);
  const value = together === null ? null : numberOf(together[2]!);
  if (together === null || value === null || words.length < 2) return null;
  words.pop();
  return { letter: together[1]!, value };
}

function writings({ letter, value }: DistrictNumber): string[][] {
  if (letter === '') return [[String(value)]];
  return numeralsFor(value).flatMap((numeral) => [[letter, numeral], [letter + numeral]]);
}

const possessive = new RegExp(`[${apostrophes}][sS](?=\\P{L}|$)`, 'gu');

/** The ways in which people write the name of a school, a district or an employer. */
export function organizationPatterns(mark: PreflightMark, name: string): MarkPattern[] {
  // "St. Mary’s" is written "St. Marys" as well.
  const spellings = [...new Set([name, name.replace(possessive, 's')])].map((spelling) => foldedWords(spelling));
  return spellings.flatMap((words) => patternsOfName(mark, words));
}

function patternsOfName(mark: PreflightMark, given: readonly string[]): MarkPattern[] {
  const words = [...given];
  if (words[0] === 'the') words.shift();
  const core = [...words];
  const ends: string[] = [];
  let number: DistrictNumber | null = null;
  for (;;) {
    const taken: DistrictNumber | null = number === null ? takeNumber(core) : null;
    if (taken !== null) number = taken;
    else if (core.length > 0 && isOrganizationType(core.at(-1)!)) ends.unshift(core.pop()!);
    else break;
  }
  const shared = { mark, misspelled: true, followed: 'organization' } as const;
  // "Elementary School" alone says nothing, but "PS 12" does.
  if (core.length === 0 && number !== null && words.length > 1) return [{ ...shared, words, casing: 'capital' }];
  if (core.length === 0 || core.every((word) => word.length === 1)) return [];

  const telling = !core.every((word) => isEveryday(word));
  const casing = telling ? 'any' : 'capital';
  const coreFirst = telling ? 'any' : 'first-capital';
  const patterns: MarkPattern[] = [
    { ...shared, words, casing: telling || words.length >= 3 ? 'any' : coreFirst },
    ...endingsFor(ends).map((ending) => ({ ...shared, words: [...core, ...ending], casing: coreFirst }) as const),
    ...(number === null
      ? []
      : writings(number).map((ending) => ({ ...shared, words: [...core, ...ending], casing }) as const)),
    { ...shared, words: ['school', 'district', 'of', ...core], casing: 'any' },
    { ...shared, words: ['schools', 'of', ...core], casing: 'any' },
    ...coreAlone(mark, core, telling, words.length),
    ...acronyms(mark, words, core, ends, number),
  ];
  return patterns;
}

function endingsFor(ends: readonly string[]): string[][] {
  if (ends.some(isOfDistricts)) return districtEndings;
  const own = schoolLevels.filter((level) => level.some((word) => ends.includes(word)));
  const isSchool = own.length > 0 || ends.includes('school') || ends.length === 0;
  if (!isSchool) return [];
  return [['school'], ...own.flat().map((word) => [word]), ...(ends.length === 0 ? districtEndings : [])];
}

/** The name without the word for its kind: "Eugene Field" for Eugene Field Elementary. */
function coreAlone(mark: PreflightMark, core: readonly string[], telling: boolean, length: number): MarkPattern[] {
  const shared = { mark, words: core, casing: 'capital', followed: 'organization' } as const;
  if (core.length === length) return [];
  if (core.length > 1) return [{ ...shared, misspelled: true, question: mark !== 'school' }];
  // One word can be a person or a town as well.
  return telling && core[0]!.length >= 4 ? [{ ...shared, misspelled: false, question: true }] : [];
}

function acronyms(
  mark: PreflightMark,
  words: readonly string[],
  core: readonly string[],
  ends: readonly string[],
  number: DistrictNumber | null,
): MarkPattern[] {
  const counted = number === null ? words : [...core, ...ends];
  const initialsOf = (some: readonly string[]) =>
    some
      .filter((word) => !['of', 'the', 'and', 'for'].includes(word))
      .map((word) => word[0]!)
      .join('');
  if (counted.some((word) => /\d/.test(word))) return [];
  const candidates = new Set([initialsOf(counted)]);
  if (counted.length < 3) candidates.clear();
  const suffixes = ends.includes('schools') ? ['sd', 'ps', 's'] : ['sd', 'ps'];
  if (core.length > 1 && mark !== 'school') for (const end of suffixes) candidates.add(initialsOf(core) + end);
  return [...candidates]
    .filter((letters) => letters.length >= 3 && /^\p{L}+$/u.test(letters))
    .map((letters) => ({
      mark,
      words: [letters],
      casing: 'upper',
      misspelled: false,
      question: ofTheField.has(letters) || undefined,
    }));
}
