import { find, type Found, isItem, type Place } from './place.document.js';
import { ordinals, type VersionContent } from './version-content.document.js';

export type { Place } from './place.document.js';

/** A place of a content, for its authors. */
export interface UnconfirmedPlace {
  place: Place;
  /** JSON pointer to the same words. */
  pointer: string;
  /** Whether candidates are judged by these words: an outcome, a detail, an artifact or a level of the scale. */
  judged: boolean;
}

/** The lists whose items candidates are judged by. Such an item cannot be left out. */
const judging = new Set(['outcomes', 'details', 'artifacts', 'rubric']);
/** The lists whose items are left out while they are drafts. */
const helping = new Set(['guidingQuestions', 'resources']);
/** Fields that are left out while they are drafts. */
const optional = new Set([
  'why',
  'method',
  'resources',
  'alignments',
  'credit',
  'validity',
  'prerequisites',
  'rubricSentences',
  'sampleDocuments',
]);
/** Fields that every content has. They are emptied instead of left out. */
const empty: Readonly<Record<string, unknown>> = { about: '', competencies: [] };
type Fields = Record<string, unknown>;

/** Every place that names words in the content. Places of items that are gone are left out. */
export function unconfirmedPlaces(content: VersionContent): UnconfirmedPlace[] {
  return (content.unconfirmed ?? []).flatMap((place) => {
    const found = find(content, place);
    return found === null ? [] : [{ place, pointer: found.pointer, judged: isItem(found) && judging.has(found.list) }];
  });
}

/** Whether a place names words of the content that cannot be a draft, such as its price or all of its outcomes. */
export function cannotBeDraft(content: VersionContent, place: Place): boolean {
  const found = find(content, place);
  return found !== null && !canBeDraft(found);
}

function canBeDraft(found: Found): boolean {
  if (isItem(found)) return judging.has(found.list) || helping.has(found.list);
  return optional.has(found.key) || Object.hasOwn(empty, found.key);
}

/**
 * The content as candidates, reviewers and the public read it: without the words that the program has not confirmed. What
 * candidates are judged by is always there: a draft cannot leave draft before it is confirmed.
 */
export function confirmedWords(content: VersionContent): VersionContent {
  const { unconfirmed = [], ...words } = structuredClone(content);
  for (const place of unconfirmed) {
    const found = find(words, place);
    if (found === null || !canBeDraft(found)) continue;
    const { parent, key, list } = found;
    if (!Array.isArray(parent)) {
      if (Object.hasOwn(empty, key)) parent[key] = empty[key];
      else delete parent[key];
    } else if (!judging.has(list)) parent.splice(Number(key), 1);
  }
  return words;
}

/**
 * The edited content without the marks of the places that the author has changed: from then on the words are the
 * author's. The words of an item are its own fields, not those of the items in it.
 */
export function withoutEditedMarks(before: VersionContent, after: VersionContent): VersionContent {
  if (after.unconfirmed === undefined) return after;
  const { unconfirmed, ...words } = after;
  const left = unconfirmed.filter((place) => {
    const now = find(after, place);
    const was = find(before, place);
    return now !== null && (was === null || comparableAt(was) === comparableAt(now));
  });
  return left.length === 0 ? words : { ...words, unconfirmed: left };
}

/** The content with the words of a place confirmed as the program's. */
export function confirmed(content: VersionContent, place: Place): VersionContent {
  const { unconfirmed = [], ...words } = content;
  const left = unconfirmed.filter((other) => other !== place);
  return left.length === 0 ? words : { ...words, unconfirmed: left };
}

/** The words at a place, in a form that can be compared. */
function comparableAt(found: Found): string {
  const { value } = found;
  const own = isItem(found) ? Object.entries(value as Fields).filter(([field, part]) => isOwn(field, part)) : null;
  return sameText(own === null ? value : Object.fromEntries(own));
}

/** Whether a field belongs to the words of an item itself, instead of its place or to what has marks of its own. */
function isOwn(field: string, part: unknown): boolean {
  return !ordinals.has(field) && field !== 'rubricSentences' && !Array.isArray(part);
}

/** JSON with sorted keys. The database does not keep their order. */
function sameText(value: unknown): string {
  return JSON.stringify(value, (_, part: unknown) =>
    typeof part === 'object' && part !== null && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([one], [other]) => (one < other ? -1 : 1)))
      : part,
  );
}
