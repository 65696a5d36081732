import type { VersionContent } from './version-content.document.js';

/**
 * Where words are in a content. A place is like a JSON pointer, but names the items of lists by their id, kind or code, so
 * that it stays right when they move: `/about`, `/outcomes/o1/rubricSentences`,
 * `/artifacts/responsive_narrative/guidingQuestions/q2`.
 */
export type Place = string;

type Fields = Record<string, unknown>;

export interface Found {
  parent: Fields | unknown[];
  /** The field, or the index in the list. */
  key: string;
  /** The name of the list that the item is in. Of a field, the field itself. */
  list: string;
  pointer: string;
  value: unknown;
}

/** What is at a place. Null when it is gone. */
export function find(content: object, place: Place): Found | null {
  const steps = place.split('/').slice(1);
  let value: unknown = content;
  let found: Found | null = null;
  let pointer = '';
  for (const [index, step] of steps.entries()) {
    if (typeof value !== 'object' || value === null) return null;
    const parent = value as Fields | unknown[];
    const key = Array.isArray(parent) ? String(parent.findIndex((item) => nameOf(item) === step)) : step;
    if (!Object.hasOwn(parent, key)) return null;
    value = (parent as Fields)[key];
    const list = Array.isArray(parent) ? steps[index - 1]! : step;
    pointer += `/${key}`;
    found = { parent, key, list, value, pointer };
  }
  return found;
}

export const isItem = ({ parent }: Found): boolean => Array.isArray(parent);

/** What a place calls an item of a list. */
function nameOf(item: unknown): unknown {
  const { id, kind, code } = (item ?? {}) as Fields;
  return id ?? kind ?? code;
}

/** The fields that an author writes as words. Sentences of the rubric are words too, by the level's code. */
const wording: ReadonlySet<string> = new Set([
  'about',
  'why',
  'method',
  'statement',
  'title',
  'text',
  'name',
  'renewal',
]);

/** A text in a content. */
export interface PlacedWords {
  place: Place;
  /** JSON pointer to the same words. */
  pointer: string;
  words: string;
}

/** Every text that an author writes, in the order of the content. */
export function wordsIn(content: VersionContent): PlacedWords[] {
  return within(content, { place: '', pointer: '' }, false);
}

function within(value: unknown, at: Omit<PlacedWords, 'words'>, isWords: boolean): PlacedWords[] {
  if (typeof value === 'string') return isWords ? [{ ...at, words: value }] : [];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, part]) =>
    within(
      part,
      { place: `${at.place}/${Array.isArray(value) ? String(nameOf(part)) : key}`, pointer: `${at.pointer}/${key}` },
      wording.has(key) || at.place.endsWith('/rubricSentences'),
    ),
  );
}

/** The text at a place. Null where there is none: a list, a number, or something that is gone. */
export function wordsAt(content: VersionContent, place: Place): string | null {
  return wordsIn(content).find((one) => one.place === place)?.words ?? null;
}

/** A copy of the content with other words at a place that has words. */
export function withWords(content: VersionContent, place: Place, words: string): VersionContent {
  const next = structuredClone(content);
  const found = find(next, place);
  if (found !== null) (found.parent as Fields)[found.key] = words;
  return next;
}
