import { isEveryday, isEverydaySurname } from './everyday-words.policy.js';
import { isOrganizationType } from './organization-words.policy.js';
import { roles, titles } from './titles-and-roles.policy.js';
import { wordList } from './word-list.policy.js';
import { areJoined, casingOf, rawAt, type TextWords, wordsOfText } from '../words-of-text.policy.js';

/** Where a text gives the full name of somebody, with or without their title. */
export interface NamedPerson {
  start: number;
  end: number;
}

/** Words with a capital that often follow a role and are no names. */
const notNames = wordList(`
i we he she they it you the a an this that these those our my their his her and or but when if in on at to of for with
by from as after before during achievement growth advisory handbook interview interviews evaluation effectiveness
collaboration learning surveys survey voice conferences conference evidence data assessment assessments plc handbooks
committee institute association instructional induction workshop workshops wellness behavior information responsive
narrative profile artifact appendix figure retention recruitment orientation missouri american english spanish january
february september november december guide
`);

/** How many words a name can have. */
const longestName = 4;

/**
 * Full names after a title or a role: "Ms. Ana Rivera", "my student Tom Webb". It asks rather than judges, so it prefers to
 * miss a name over taking a heading for one: each word has a capital and the rest in lower case, and one of them is no
 * everyday word.
 */
export function namedPeople(text: string): NamedPerson[] {
  const words = wordsOfText(text);
  const people: NamedPerson[] = [];
  for (let index = 0; index < words.folded.length; index++) {
    const word = words.folded[index]!;
    const titled = titles.has(word) && casingOf(rawAt(words, index)) !== 'lower';
    if (!titled && !roles.has(word)) continue;
    let at = index;
    for (;;) {
      const last = nameAfter(words, at, titled);
      if (last === null) break;
      people.push({ start: words.starts[at + 1]!, end: words.ends[last]! });
      index = at = last;
      // "students Ana Rivera and Tom Webb"
      if (!areJoined(words, at) || words.folded[at + 1] !== 'and') break;
      at++;
    }
  }
  return people;
}

/** The last word of the name that follows this word; null where none does. */
function nameAfter(words: TextWords, before: number, titled: boolean): number | null {
  let last = before;
  let telling = false;
  while (last - before < longestName && partsOfOneName(words, last, before)) {
    const next = last + 1;
    const [word, raw] = [words.folded[next]!, rawAt(words, next)];
    const isInitial = raw.length === 1 && raw !== raw.toLowerCase() && next > before + 1;
    if (!isInitial && !isNameWord(word, raw)) break;
    telling ||= !isInitial && !isEveryday(word);
    last = next;
  }
  if (last - before < 2 || rawAt(words, last).length === 1) return null;
  // After a role, a heading can follow: "Student Growth Goals".
  return telling || (titled && !isEverydaySurname(words.folded[last]!)) ? last : null;
}

function partsOfOneName(words: TextWords, last: number, before: number): boolean {
  if (!areJoined(words, last)) return false;
  const between = words.text.slice(words.ends[last]!, words.starts[last + 1]!);
  if (/[\r\n/_()&+"“”]/.test(between)) return false;
  // A comma can follow the role ("my colleague, Ana Rivera"), but it ends a name. So does the possessive.
  return last === before ? true : !/[,'’]/.test(between);
}

function isNameWord(word: string, raw: string): boolean {
  if (!/^\p{Lu}[\p{L}\p{M}'’]*\p{Ll}[\p{L}\p{M}'’]*$/u.test(raw) || word.length < 2) return false;
  return !notNames.has(word) && !isOrganizationType(word) && !roles.has(word) && !titles.has(word);
}
