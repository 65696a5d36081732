import type { PreflightMark } from '../vocabulary.js';
import { isEveryday, isEverydaySurname } from './everyday-words.policy.js';
import { organizationPatterns } from './organization-marks.policy.js';
import { foldWord, foldedWords } from './words-of-text.policy.js';

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
  /** Folded: see `foldWord`. */
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

/** Everything that names this person. */
export interface IdentityMarks {
  patterns: readonly MarkPattern[];
  /** Names in scripts that put no blanks between words. They are found inside other text. */
  unspaced: readonly { mark: PreflightMark; text: string }[];
}

/** The marks to look for, from a person's record. */
export function identityMarks({ name, email, school, district, employer }: Identity): IdentityMarks {
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
  return { patterns: distinct(patterns), unspaced };
}

/** Titles that stand before a surname. */
export const titles = ['mr', 'mrs', 'ms', 'miss', 'mx', 'dr', 'prof', 'professor', 'coach', 'principal'] as const;

const aroundNames = new Set([
  ...['mr', 'mrs', 'ms', 'miss', 'mx', 'dr', 'prof', 'professor', 'rev', 'sr', 'jr', 'ii', 'iii', 'iv'],
  ...['phd', 'edd', 'eds', 'med', 'ma', 'ms', 'mba', 'md', 'esq', 'ed', 'd', 's', 'ph', 'm'],
]);
const particles = new Set([
  'de',
  'la',
  'las',
  'los',
  'del',
  'da',
  'das',
  'dos',
  'di',
  'van',
  'von',
  'der',
  'den',
  'el',
  'al',
  'bin',
  'ibn',
  'st',
]);

/** Short forms that everybody knows. */
const shortForms: readonly (readonly string[])[] = [
  ['alexander', 'alex'],
  ['alexandra', 'alex', 'sandra'],
  ['andrew', 'andy', 'drew'],
  ['anthony', 'tony'],
  ['barbara', 'barb'],
  ['benjamin', 'ben'],
  ['catherine', 'cathy', 'kate', 'katie'],
  ['charles', 'charlie', 'chuck'],
  ['christine', 'chris', 'tina'],
  ['christopher', 'chris'],
  ['cynthia', 'cindy'],
  ['daniel', 'dan', 'danny'],
  ['david', 'dave'],
  ['deborah', 'deb', 'debbie'],
  ['donald', 'don'],
  ['edward', 'ed', 'eddie', 'ted'],
  ['elizabeth', 'beth', 'betsy', 'betty', 'liz', 'lizzie'],
  ['gregory', 'greg'],
  ['james', 'jim', 'jimmy'],
  ['jeffrey', 'jeff'],
  ['jennifer', 'jen', 'jenny'],
  ['jessica', 'jess'],
  ['john', 'jack', 'johnny'],
  ['jonathan', 'jon'],
  ['joseph', 'joe', 'joey'],
  ['joshua', 'josh'],
  ['judith', 'judy'],
  ['katherine', 'kate', 'kathy', 'katie'],
  ['kathleen', 'kathy'],
  ['kenneth', 'ken', 'kenny'],
  ['kimberly', 'kim'],
  ['lawrence', 'larry'],
  ['margaret', 'maggie', 'meg', 'peggy'],
  ['matthew', 'matt'],
  ['michael', 'mike'],
  ['nicholas', 'nick'],
  ['pamela', 'pam'],
  ['patricia', 'pat', 'patty', 'tricia'],
  ['patrick', 'pat'],
  ['rebecca', 'becca', 'becky'],
  ['richard', 'dick', 'rich', 'rick'],
  ['robert', 'bob', 'bobby', 'rob'],
  ['ronald', 'ron'],
  ['samantha', 'sam'],
  ['samuel', 'sam'],
  ['stephen', 'steve'],
  ['steven', 'steve'],
  ['susan', 'sue', 'susie'],
  ['theodore', 'ted'],
  ['theresa', 'terry'],
  ['thomas', 'tom', 'tommy'],
  ['timothy', 'tim'],
  ['victoria', 'vicky'],
  ['vincent', 'vince'],
  ['william', 'bill', 'billy', 'will'],
  ['zachary', 'zach'],
];

function alsoCalled(first: string): string[] {
  const long = shortForms.filter(([full, ...short]) => full === first || short.includes(first));
  return [...new Set(long.flat())].filter(
    (form) => form !== first && long.some(([full]) => full === first || full === form),
  );
}

/** "Müller" is written "Mueller" where a keyboard lacks the letter. */
function spelledOut(name: string): string {
  const letters: Record<string, string> = {
    ä: 'ae',
    ö: 'oe',
    ü: 'ue',
    Ä: 'Ae',
    Ö: 'Oe',
    Ü: 'Ue',
    å: 'aa',
    Å: 'Aa',
    ø: 'oe',
    Ø: 'Oe',
  };
  return name.normalize('NFC').replace(/[äöüåøÄÖÜÅØ]/g, (letter) => letters[letter] ?? letter);
}

function namePatterns(name: string): MarkPattern[] {
  const spellings = [...new Set([name, spelledOut(name), name.replace(/(\p{L})['’‘ʼ`´](?=\p{L}{2})/gu, '$1 ')])];
  return spellings.flatMap((spelling) => patternsOfName(spelling));
}

function patternsOfName(name: string): MarkPattern[] {
  const hasComma =
    /^[^,]+,\s*[^,]+$/.test(name) && !foldedWords(name.split(',')[1]!).every((word) => aroundNames.has(word));
  const inOrder = hasComma ? name.split(',').reverse().join(' ') : name.split(',')[0]!;
  const all = foldedWords(inOrder);
  const withoutTitle = all.filter((word, index) => !(index === 0 && aroundNames.has(word) && all.length > 1));
  while (withoutTitle.length > 2 && aroundNames.has(withoutTitle.at(-1)!)) withoutTitle.pop();
  const words = withoutTitle;
  if (words.length === 0) return [];
  const whole = { mark: 'name', misspelled: true } as const;
  if (words.length === 1) return aloneOf(words);

  const [first, ...rest] = words as [string, ...string[]];
  const surnames = surnamesOf(rest);
  const patterns: MarkPattern[] = [{ ...whole, words, casing: casingFor(words) }];
  for (const surname of surnames) {
    // The second of three names can be a given name: alone it says little, unless a hyphen makes it a surname.
    const mayBeGiven =
      rest.length === 2 && surname.length === 1 && surname[0] === rest[0] && !/\p{L}[-‐‑]\p{L}/u.test(name);
    for (const called of [first, ...alsoCalled(first)].filter((one) => one.length > 1)) {
      const casing = casingFor([called, ...surname]);
      patterns.push(
        { ...whole, words: [called, ...surname], casing, secondName: true },
        { ...whole, words: [...surname, called], casing },
      );
      if (!mayBeGiven) patterns.push(...glued([called, ...surname]), ...glued([...surname, called]));
    }
    const initial = first[0]!;
    const common = surname.every((word) => isEverydaySurname(word)) || surname.join('').length < 3;
    patterns.push(
      { ...whole, words: [initial, ...surname], casing: 'capital', secondName: true, dotted: common },
      { ...whole, words: [...surname, initial], casing: 'capital', comma: true },
      ...(mayBeGiven ? [] : glued([initial, ...surname])),
      ...aloneOf(surname).filter(({ lead }) => !mayBeGiven || lead !== undefined),
    );
    const middle = rest.slice(0, rest.length - surname.length);
    if (middle.length > 0) {
      const initials = [initial, ...middle.map((word) => word[0]!)];
      patterns.push(
        { ...whole, words: [...initials, ...surname], casing: 'capital' },
        { ...whole, words: [initials.join(''), ...surname], casing: 'capital' },
        { ...whole, words: [...surname, first, ...middle], casing: casingFor([first, ...surname]) },
        { ...whole, words: [first + middle.join(''), ...surname], casing: casingFor([first, ...surname]) },
        { ...whole, words: [first, ...initials.slice(1), ...surname], casing: casingFor([first, ...surname]) },
      );
    }
  }
  return patterns;
}

/** The surnames that somebody can go by: "de la Cruz" and "Cruz"; of "García López" both, and each. */
function surnamesOf(rest: readonly string[]): string[][] {
  const found: string[][] = [];
  for (let from = 0; from < rest.length; from++) {
    const tail = rest.slice(from);
    if (!tail.every((word) => particles.has(word)) && tail[0]!.length > 1) found.push(tail);
  }
  const [next] = rest;
  if (rest.length === 2 && !particles.has(next!) && next!.length > 1) found.push([next!]);
  return found;
}

/** A surname by itself, or after a title where it is an everyday word. */
function aloneOf(surname: readonly string[]): MarkPattern[] {
  const shared = { mark: 'name', misspelled: true, casing: 'capital' } as const;
  const patterns: MarkPattern[] = titles.map((title) => ({ ...shared, words: [title, ...surname], lead: 1 }));
  if (!surname.every((word) => isEverydaySurname(word)) && surname.join('').length >= 3)
    patterns.push({ ...shared, words: surname });
  return patterns;
}

/** "janedoe", as account names are. */
function glued(words: readonly string[]): MarkPattern[] {
  const word = words.join('');
  // A short one is as likely a word: Dan One is not "done". What the address itself says is found by `addressPatterns`.
  if (word.length < 6 || isEveryday(word)) return [];
  return [{ mark: 'account', words: [word], casing: 'any', misspelled: false }];
}

function casingFor(words: readonly string[]): MarkPattern['casing'] {
  return words.every((word) => isEveryday(word)) ? 'capital' : 'any';
}

/** Mail services that everybody uses, and the domains of examples. */
const sharedDomains = new Set([
  ...[
    'gmail.com',
    'googlemail.com',
    'yahoo.com',
    'outlook.com',
    'hotmail.com',
    'live.com',
    'msn.com',
    'icloud.com',
    'me.com',
  ],
  ...[
    'mac.com',
    'aol.com',
    'comcast.net',
    'att.net',
    'sbcglobal.net',
    'verizon.net',
    'charter.net',
    'proton.me',
    'gmx.com',
  ],
  ...['protonmail.com', 'example.org', 'example.com', 'example.net', 'example.edu'],
]);

function addressPatterns(email: string, name: string): MarkPattern[] {
  const at = email.lastIndexOf('@');
  if (at < 1) return [];
  const [local, domain] = [email.slice(0, at), email.slice(at + 1).toLowerCase()];
  const shared = { casing: 'any', misspelled: false, unspaced: true } as const;
  const patterns: MarkPattern[] = [{ ...shared, mark: 'email', words: foldedWords(email) }];
  const account = foldedWords(local);
  if (tellsAccount(account, foldedWords(name))) patterns.push({ ...shared, mark: 'account', words: account });
  const labels = foldedWords(domain);
  if (!sharedDomains.has(domain) && !domain.startsWith('example.') && labels.length >= 2)
    patterns.push({ ...shared, mark: 'email', words: labels });
  return patterns;
}

/** Whether the part before the "@" says who it is, rather than what: "jdoe" or "tiger42", but not "principal". */
function tellsAccount(account: readonly string[], name: readonly string[]): boolean {
  const whole = account.join('');
  if (whole.length < 4 || account.every((word) => isEveryday(word))) return false;
  if (account.length > 1 || /\d/.test(whole)) return true;
  return name.some((part) => part.length >= 3 && whole !== part && whole.includes(part));
}

const unspacedScripts =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Thai}\p{Script=Khmer}\p{Script=Lao}]/u;

function isUnspaced(text: string): boolean {
  return unspacedScripts.test(text);
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
    const words = pattern.words.map((word) => foldWord(word));
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
