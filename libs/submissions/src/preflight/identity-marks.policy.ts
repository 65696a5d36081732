import { foldText } from '#kernel';
import { unspacedScripts } from '../words-of-text.policy.js';
import type { PreflightMark } from '../vocabulary.js';
import { addressPatterns } from './address-marks.policy.js';
import { namePatterns } from './name-marks.policy.js';
import { organizationPatterns } from './organization-marks.policy.js';

/** What a person's record says that a reviewer must not learn (rule 10). */
export interface Identity {
  name: string;
  email: string;
  school: string | null;
  district: string | null;
  employer: string | null;
}

/** Words in a row that name somebody or something. */
export interface MarkPattern {
  mark: PreflightMark;
  /** Folded: see `foldText`. */
  words: readonly string[];
  /**
   * How the text must write it: `any`; `capital`: each word with a capital; `first-capital`: the first word with one;
   * `upper`: all in capitals.
   */
  casing: 'any' | 'capital' | 'first-capital' | 'upper';
  /** Whether long words may be misspelled by one letter. */
  misspelled: boolean;
  /** A question where the words can mean something else. */
  question?: boolean;
  /** This many words before the name only show that it is one: "Mr." */
  lead?: number;
  /** A second name or its initial may stand after the first word. */
  secondName?: boolean;
  /** A dot must follow the first word. */
  dotted?: boolean;
  /** A comma must follow the first word. */
  comma?: boolean;
  /** Nothing but a dot, a hyphen, an underscore, "@" or "/" may part the words, as in an address. */
  unspaced?: boolean;
  /** Words such as "School" that follow belong to the name. */
  followed?: 'organization';
}

/** Everything that names these people. */
export interface IdentityMarks {
  patterns: readonly MarkPattern[];
  /** Names in scripts that put no blanks between words. They are found inside other text. */
  unspaced: readonly { mark: PreflightMark; text: string }[];
}

/** The marks to look for, from the records of the people whose draft it is. */
export function identityMarks(...people: Identity[]): IdentityMarks {
  const marks = people.map(marksOf);
  return {
    patterns: distinct(marks.flatMap(({ patterns }) => patterns)),
    unspaced: marks.flatMap(({ unspaced }) => unspaced),
  };
}

function marksOf({ name, email, school, district, employer }: Identity): IdentityMarks {
  const patterns = [
    ...namePatterns(name),
    ...addressPatterns(email, name),
    ...(school === null ? [] : organizationPatterns('school', school)),
    ...(district === null ? [] : organizationPatterns('district', district)),
    ...(employer === null ? [] : organizationPatterns('employer', employer)),
  ];
  const unspaced = (
    [
      ['name', name],
      ['school', school],
      ['district', district],
      ['employer', employer],
    ] as const
  ).flatMap(([mark, text]) => (text !== null && isUnspaced(text) ? unspacedForms(mark, text) : []));
  return { patterns, unspaced };
}

/** Korean puts blanks between words, but its particles follow a name without one. */
function isUnspaced(text: string): boolean {
  return unspacedScripts.test(text) || /\p{Script=Hangul}/u.test(text);
}

function unspacedForms(mark: PreflightMark, text: string): { mark: PreflightMark; text: string }[] {
  const form = text.normalize('NFC').trim();
  return [...new Set([form, form.replace(/\s+/g, '')])]
    .filter((one) => [...one].length >= 2)
    .map((one) => ({ mark, text: one }));
}

/** Without repetitions. Of two with the same words, the first is kept: a name before an account, a school before an employer. */
function distinct(patterns: readonly MarkPattern[]): MarkPattern[] {
  const kept = new Map<string, MarkPattern>();
  for (const pattern of patterns) {
    const words = pattern.words.map((word) => foldText(word));
    if (words.length === 0 || words.some((word) => word === '')) continue;
    const key = JSON.stringify([words, pattern.lead ?? 0, pattern.secondName ?? false]);
    const before = kept.get(key);
    if (before === undefined || looseness(pattern) > looseness(before)) kept.set(key, { ...pattern, words });
  }
  return [...kept.values()];
}

function looseness({ casing, question, comma, dotted, unspaced }: MarkPattern): number {
  const casings: Record<MarkPattern['casing'], number> = { upper: 0, capital: 1, 'first-capital': 2, any: 3 };
  return casings[casing] + (question ? 0 : 10) - (comma || dotted || unspaced ? 5 : 0);
}
