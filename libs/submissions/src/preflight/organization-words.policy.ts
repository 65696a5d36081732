import { numberWords, organizationKinds, placeWords, schoolLevels } from '#identity/vocabulary';
import { wordList } from './word-list.policy.js';

const types: ReadonlySet<string> = new Set([
  ...organizationKinds.flat(),
  ...schoolLevels.flat(),
  ...wordList(`
charter magnet early childhood learning technical career vocational alternative community campus kindergarten preschool
inc llc corp corporation company co
`),
]);

/** Whether a word says what kind of school, district or employer something is. */
export function isOrganizationType(word: string): boolean {
  return types.has(word);
}

const districtWords: ReadonlySet<string> = new Set([
  'schools',
  ...organizationKinds.filter(([word]) => word === 'district' || word === 'public').flat(),
]);

/** Whether a word stands in the names of districts, and not in those of schools. */
export function isOfDistricts(word: string): boolean {
  return districtWords.has(word);
}

const inFull = new Map(
  [...organizationKinds, ...schoolLevels, ...placeWords, ...numberWords].flatMap(
    ([full, ...others]: readonly string[]) =>
      // A letter by itself is a numeral only after "R" or "C".
      others.filter((other) => other.length > 1).map((other) => [other, full!]),
  ),
);

/** The word for which a short form, a number word or a numeral stands in the name of an organization: "school" for "sch". */
export function wordInFull(word: string): string {
  return inFull.get(word) ?? word;
}

const numbers: ReadonlySet<string> = new Set(numberWords.map(([figure]) => figure));

/** Whether both words give the same number: "three", "3" and "III". */
export function isSameNumber(one: string, other: string): boolean {
  return numbers.has(wordInFull(one)) && wordInFull(one) === wordInFull(other);
}

const numerals: ReadonlyMap<string, number> = new Map(
  numberWords.flatMap(([figure, , numeral]: readonly string[]) => (numeral ? [[numeral, Number(figure)]] : [])),
);

/** The number that a figure or a Roman numeral gives. */
export function numberOf(word: string): number | null {
  return /^\d{1,3}$/.test(word) ? Number(word) : (numerals.get(word) ?? null);
}

/** A number as a figure and, where it is small, as a Roman numeral. */
export function numeralsFor(value: number): string[] {
  return [String(value), ...[...numerals].filter(([, number]) => number === value).map(([numeral]) => numeral)];
}
