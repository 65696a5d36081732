import { apostrophes } from '#kernel';
import { foldedWords } from '../words-of-text.policy.js';
import { isEveryday, isEverydaySurname } from './everyday-words.policy.js';
import { ofTheField } from './field-acronyms.policy.js';
import type { MarkPattern } from './identity-marks.policy.js';
import { alsoCalled } from './nicknames.policy.js';
import { aroundNames, titles } from './titles-and-roles.policy.js';
import { wordList } from './word-list.policy.js';

/** The ways in which people write the name of the candidate. */
export function namePatterns(name: string): MarkPattern[] {
  const spellings = [...new Set([name, spelledOut(name), name.replace(apostropheInside, '$1 ')])];
  return spellings.flatMap((spelling) => patternsOfName(spelling));
}

const apostropheInside = new RegExp(`(\\p{L})[${apostrophes}](?=\\p{L}{2})`, 'gu');

const particles = wordList('de la las los del da das dos di van von der den el al bin ibn st');

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
  const patterns: MarkPattern[] = [
    { ...whole, words, casing: casingFor(words) },
    ...hyphened(words),
    ...initialsAlone(words),
  ];
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
  const patterns: MarkPattern[] = [...titles, 'principal'].map((title) => ({
    ...shared,
    words: [title, ...surname],
    lead: 1,
  }));
  if (!surname.every((word) => isEverydaySurname(word)) && surname.join('').length >= 3)
    patterns.push({ ...shared, words: surname });
  return patterns;
}

/** Parts of the name joined by a hyphen: "María-Cruz". */
function hyphened(words: readonly string[]): MarkPattern[] {
  const runs = words.flatMap((_, from) => words.map((_, to) => words.slice(from, to + 1)));
  return runs
    .filter((run) => run.filter((word) => word.length > 1 && !particles.has(word)).length > 1)
    .map((run) => ({ mark: 'name', words: run, casing: 'capital', misspelled: true, unspaced: true }));
}

/** Three initials or more. They can mean something else, so they are a question. */
function initialsAlone(words: readonly string[]): MarkPattern[] {
  const shared = { mark: 'name', casing: 'upper', misspelled: false, question: true } as const;
  return [words, words.filter((word) => !particles.has(word))].flatMap((some) => {
    const initials = some.map((word) => word[0]!);
    if (initials.length < 3) return [];
    const dotted = { ...shared, words: initials, dotted: true };
    return ofTheField.has(initials.join('')) ? [dotted] : [dotted, { ...shared, words: [initials.join('')] }];
  });
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
