import { canonicalJson } from '#kernel';
import { ordinals, type VersionContent } from '../version-content.document.js';
import type { ContentChangeKind } from '../vocabulary.js';

/** One difference between two contents. */
export interface ContentChange {
  kind: ContentChangeKind;
  /** JSON pointer into the later content. For a removal, into the earlier content. */
  pointer: string;
  /** The change in a sentence. */
  words: string;
}

/**
 * Every difference between two contents without faults, in the order of the document. The list is empty exactly when
 * the hashes are equal. Outcomes, details, questions, artifacts and rubric levels are matched by id, kind or code, so a
 * part that moved is not mistaken for another.
 */
export function changesBetween(before: VersionContent, after: VersionContent): ContentChange[] {
  return fieldChanges(before as unknown as Fields, after as unknown as Fields, { before: '', after: '', names: [] });
}

type Json = null | boolean | number | string | Json[] | Fields;
type Fields = { [field: string]: Json };

/** A place in both documents: its pointers, and its name for readers. */
interface Place {
  before: string;
  after: string;
  names: string[];
}

/** Names of fields for readers, where they differ from the field's own name. */
const called: Record<string, string> = {
  about: 'description',
  priceCents: 'price in cents',
  passRule: 'pass rule',
  detailLevels: 'levels of single details',
  confirmedBy: 'who confirms it',
  submittedBy: 'who submits it together',
  shownBy: 'who shows it together',
  atLeast: 'details needed of each outcome',
  guidingQuestions: 'guiding questions',
  wordMinimum: 'minimum words',
  maxCharacters: 'maximum characters',
  minCount: 'minimum',
  maxCount: 'maximum',
  maxBytes: 'maximum bytes per file',
  accept: 'accepted types',
  rubric: 'rubric levels',
  rubricSentences: 'rubric sentence',
  sampleDocuments: 'sample documents',
  outcome: 'belongs to outcome',
  hours: 'hours of professional development',
  semesterCredit: 'semester credit',
  months: 'months of validity',
  uri: 'web address',
};

function fieldChanges(before: Fields, after: Fields, place: Place): ContentChange[] {
  const fields = [...new Set([...Object.keys(after), ...Object.keys(before)])];
  return fields
    .filter((field) => !ordinals.has(field)) // The comparison of the list covers them.
    .flatMap((field) => {
      const names = [...place.names, called[field] ?? field];
      const at = { before: `${place.before}/${field}`, after: `${place.after}/${field}`, names };
      const [was, now] = [before[field] ?? null, after[field] ?? null];
      return field === 'unconfirmed' ? markChanges({ was, before }, { now, after }, at) : valueChanges(was, now, at);
    });
}

/** One line for each mark of a draft that was added or removed. */
function markChanges(
  { was, before }: { was: Json; before: Fields },
  { now, after }: { now: Json; after: Fields },
  place: Place,
): ContentChange[] {
  const [earlier, later] = [was, now].map((marks) => (Array.isArray(marks) ? marks.map(String) : []));
  const gone = earlier!.filter((mark) => !later!.includes(mark));
  const come = later!.filter((mark) => !earlier!.includes(mark));
  if (gone.length + come.length === 0) return canonicalJson(was) === canonicalJson(now) ? [] : [reorderedMarks(place)];
  return [
    ...gone.map((mark): ContentChange => ({
      kind: 'removed',
      pointer: place.before,
      words: `${placeInWords(before, mark)} is no longer marked as a draft.`,
    })),
    ...come.map((mark): ContentChange => ({
      kind: 'added',
      pointer: place.after,
      words: `${placeInWords(after, mark)} is marked as a draft.`,
    })),
  ];
}

const reorderedMarks = (place: Place): ContentChange => ({
  kind: 'reordered',
  pointer: place.after,
  words: 'The marks of drafts have a new order.',
});

/** "/outcomes/o1/rubricSentences" → "Outcome 1, rubric sentence". */
function placeInWords(content: Fields, mark: string): string {
  const names: string[] = [];
  let value: Json = content;
  for (const step of mark.split('/').slice(1)) {
    const inList: Fields | undefined = isListOfThings(value) ? value.find((thing) => keyOf(thing) === step) : undefined;
    if (inList !== undefined) names.splice(-1, 1, nameOf(inList));
    else names.push(called[step] ?? step);
    value = inList ?? (isFields(value) ? (value[step] ?? null) : null);
  }
  return sentenceStart({ names });
}

function valueChanges(before: Json, after: Json, place: Place): ContentChange[] {
  if (canonicalJson(before) === canonicalJson(after)) return [];
  if (before === null)
    return [{ kind: 'added', pointer: place.after, words: `${sentenceStart(place)} was added: ${shown(after)}.` }];
  if (after === null)
    return [
      { kind: 'removed', pointer: place.before, words: `${sentenceStart(place)} was removed: ${shown(before)}.` },
    ];
  if (isListOfThings(before) && isListOfThings(after)) return listChanges(before, after, place);
  if (isFields(before) && isFields(after)) return fieldChanges(before, after, place);
  return [
    {
      kind: 'changed',
      pointer: place.after,
      words: `${sentenceStart(place)} was ${shown(before)} and is now ${shown(after)}.`,
    },
  ];
}

function listChanges(before: Fields[], after: Fields[], place: Place): ContentChange[] {
  const placeOf = (thing: Fields): Place => ({
    before: `${place.before}/${before.findIndex((other) => keyOf(other) === keyOf(thing))}`,
    after: `${place.after}/${after.findIndex((other) => keyOf(other) === keyOf(thing))}`,
    names: [...place.names.slice(0, -1), nameOf(thing)],
  });
  const earlier = new Map(before.map((thing) => [keyOf(thing), thing]));
  const later = new Map(after.map((thing) => [keyOf(thing), thing]));
  return [
    ...before.filter((thing) => !later.has(keyOf(thing))).flatMap((thing) => valueChanges(thing, null, placeOf(thing))),
    ...after.flatMap((thing) => valueChanges(earlier.get(keyOf(thing)) ?? null, thing, placeOf(thing))),
    ...orderChanges(
      [...earlier.keys()].filter((key) => later.has(key)),
      [...later.keys()].filter((key) => earlier.has(key)),
      earlier,
      place,
    ),
  ];
}

function orderChanges(before: Json[], after: Json[], things: Map<Json, Fields>, place: Place): ContentChange[] {
  if (before.every((key, index) => key === after[index])) return [];
  const order = after.map((key) => nameOf(things.get(key)!)).join(', ');
  return [
    {
      kind: 'reordered',
      pointer: place.after,
      words: `${sentenceStart(place)} have a new order. By their old names: ${order}.`,
    },
  ];
}

function isFields(value: Json): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isListOfThings(value: Json): value is Fields[] {
  return Array.isArray(value) && value.every(isFields);
}

/** Identifies a part in both contents. */
function keyOf(thing: Fields): Json {
  if (thing.framework !== undefined) return `${String(thing.framework)} ${String(thing.code)}`;
  return thing.id ?? thing.kind ?? thing.code ?? null;
}

function nameOf(thing: Fields): string {
  if (thing.number !== undefined) return `outcome ${String(thing.number)}`;
  if (thing.letter !== undefined) return `detail ${String(thing.letter)}`;
  if (thing.framework !== undefined) return `alignment ${String(thing.framework)} ${String(thing.code)}`;
  return String(thing.title ?? thing.name ?? `question ${String(thing.id)}`);
}

function sentenceStart({ names }: Pick<Place, 'names'>): string {
  const name = names.join(', ');
  return name.charAt(0).toUpperCase() + name.slice(1);
}

/** A value for readers: the text of a part, or the fields of a requirement. */
function shown(value: Json): string {
  if (typeof value === 'string') return `"${value}"`;
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  if (Array.isArray(value)) return value.length === 0 ? 'none' : value.map(shown).join(', ');
  if (!isFields(value)) return String(value);
  const says = value.statement ?? value.text ?? value.title ?? value.name;
  if (typeof says === 'string') return shown(says);
  return Object.entries(value)
    .map(([field, content]) => `${called[field] ?? field} ${shown(content)}`)
    .join(', ');
}
