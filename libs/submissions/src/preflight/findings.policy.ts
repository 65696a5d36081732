import type { ArtifactKind } from '#catalog/vocabulary';
import { sha256Hex } from '#kernel';
import type { PreflightKind, PreflightMark, PreflightPlace } from '../vocabulary.js';
import { contactDetails } from './contact-details.policy.js';
import type { MarkPlace, MarkSearch } from './mark-search.policy.js';
import { namedPeople } from './named-people.policy.js';

/** A piece of a draft that reviewers could read, or that comes with it. */
export interface DraftPart {
  /** The same at every run. A later attempt has the same keys. */
  key: string;
  place: PreflightPlace;
  artifact: ArtifactKind;
  fileId: string | null;
  webLinkId: string | null;
  /** The evidence link. */
  linkId: string | null;
  /** The field of the metadata, as people call it: "Author". */
  field: string | null;
  /** The texts of one part; more than one only in a file. */
  passages: readonly { page: number | null; text: string }[];
}

/** Something found in a part. */
export interface PartFinding {
  /** A hash of kind, place and name. The same at the next run, and for each place of one text where the name stands. */
  identity: string;
  part: DraftPart;
  kind: PreflightKind;
  mark: PreflightMark;
  /** UTF-16 offsets in the part's text; null in files, where Laurel changes nothing. */
  start: number | null;
  end: number | null;
  /** The passage, in three. */
  before: string;
  matched: string;
  after: string;
  /** The pages of a file on which it stands, each once. */
  pages: number[];
  /** How often it stands there. */
  times: number;
}

/** The words put in the place of a name. */
export const replacements: Record<PreflightMark, string> = {
  name: '[my name]',
  school: '[my school]',
  district: '[my district]',
  employer: '[my employer]',
  email: '[my email address]',
  account: '[my account]',
  phone: '[my phone number]',
  person: '[a colleague or student]',
};

/** The places that Laurel itself can change. */
const changeable: readonly PreflightPlace[] = ['text', 'description', 'explanation'];

/** Whether Laurel can change the place. */
export function isChangeable({ place }: { place: PreflightPlace }): boolean {
  return changeable.includes(place);
}

/** The places that no reviewer sees: a file's name, and its metadata, which the blind copy does not have. */
const unseen: readonly PreflightPlace[] = ['file-name', 'metadata'];

/** More findings in one part are shown once these are settled. */
const mostFindings = 300;
/** More pages than this are not listed. */
const mostPages = 20;

/** Everything found in a part: the marks of the candidate, and questions about other people. */
export function findingsIn(part: DraftPart, search: MarkSearch): PartFinding[] {
  const work = findingsInTurn(part, search);
  for (;;) {
    const { done, value } = work.next();
    if (done) return value;
  }
}

/** Like {@link findingsIn}, with a pause after each page or passage, so that others get their turn. */
export function* findingsInTurn(part: DraftPart, search: MarkSearch): Generator<undefined, PartFinding[]> {
  const found: PartFinding[] = [];
  const inFile = new Map<string, PartFinding>();
  const separately = isChangeable(part);
  for (const { page, text } of part.passages) {
    for (const { mark, question, start, end } of placesIn(part, text, search)) {
      const kind = unseen.includes(part.place) ? 'notice' : question ? 'question' : 'mark';
      const matched = text.slice(start, end);
      const identity = sha256Hex([kind, mark, part.key, asSpoken(matched)].join('\n'));
      // In a text each place is a finding; in a file each name is one.
      const before = inFile.get(identity);
      if (before !== undefined) {
        before.times++;
        if (page !== null && !before.pages.includes(page) && before.pages.length < mostPages) before.pages.push(page);
        continue;
      }
      if (found.length === mostFindings) continue;
      const offsets = separately ? { start, end } : { start: null, end: null };
      const pages = page === null ? [] : [page];
      const excerpt = excerptOf(text, start, end);
      const finding: PartFinding = { identity, part, kind, mark, ...offsets, ...excerpt, matched, pages, times: 1 };
      found.push(finding);
      if (!separately) inFile.set(identity, finding);
    }
    yield;
  }
  return found;
}

/** A name without the differences that nobody hears: case, blanks, forms of characters. */
export function asSpoken(name: string): string {
  return name.normalize('NFKC').replace(/\s+/g, ' ').toLowerCase();
}

interface Recognizable {
  /** The same for findings of one name in one part. */
  identity: string;
  before: string;
  after: string;
}

/**
 * Which findings were found before. Where a name stands several times in a text, the words around tell which is which; the
 * words around one may have changed, but not those around all.
 */
export function recognized<Old extends Recognizable, New extends Recognizable>(
  before: readonly Old[],
  now: readonly New[],
): Map<New, Old> {
  const pairs = new Map<New, Old>();
  const olds = groupBy(before);
  for (const [identity, group] of groupBy(now)) {
    const left = new Set(olds.get(identity) ?? []);
    for (const alike of likenesses) {
      for (const finding of group) {
        if (pairs.has(finding)) continue;
        const old = [...left].find((one) => alike(one, finding));
        if (old === undefined) continue;
        pairs.set(finding, old);
        left.delete(old);
      }
    }
    const unknown = group.filter((finding) => !pairs.has(finding));
    if (unknown.length === left.size) for (const [index, old] of [...left].entries()) pairs.set(unknown[index]!, old);
  }
  return pairs;
}

/** So many characters on each side tell places apart. */
const nearby = 16;
const sameBefore = (a: Recognizable, b: Recognizable) => a.before.slice(-nearby) === b.before.slice(-nearby);
const sameAfter = (a: Recognizable, b: Recognizable) => a.after.slice(0, nearby) === b.after.slice(0, nearby);
const likenesses = [
  (a: Recognizable, b: Recognizable) => a.before === b.before && a.after === b.after,
  (a: Recognizable, b: Recognizable) => sameBefore(a, b) && sameAfter(a, b),
  (a: Recognizable, b: Recognizable) => sameBefore(a, b) || sameAfter(a, b),
];

function groupBy<Finding extends Recognizable>(findings: readonly Finding[]): Map<string, Finding[]> {
  const groups = new Map<string, Finding[]>();
  for (const finding of findings) {
    const group = groups.get(finding.identity);
    if (group === undefined) groups.set(finding.identity, [finding]);
    else group.push(finding);
  }
  return groups;
}

function placesIn(part: DraftPart, text: string, search: MarkSearch) {
  const own = search.placesIn(text);
  if (unseen.includes(part.place)) return own;
  const others = [
    ...contactDetails(text),
    ...namedPeople(text).map((person) => ({ ...person, mark: 'person' as const })),
  ]
    .sort((a, b) => a.start - b.start)
    .map((place) => ({ ...place, question: true }));
  return apartFrom(own, others);
}

/** The places in order, without those of the others that overlap one before them. Both lists are in order. */
function apartFrom(own: readonly MarkPlace[], others: readonly MarkPlace[]): MarkPlace[] {
  const all = [...own.map((place) => ({ place, first: 0 })), ...others.map((place) => ({ place, first: 1 }))];
  const kept: MarkPlace[] = [];
  let next = 0;
  for (const { place, first } of all.sort((a, b) => a.place.start - b.place.start || a.first - b.first)) {
    while (next < own.length && own[next]!.end <= place.start) next++;
    const overlaps = first === 1 && next < own.length && own[next]!.start < place.end;
    if (!overlaps && (kept.length === 0 || kept.at(-1)!.end <= place.start || first === 0)) kept.push(place);
  }
  return kept;
}

/** So many characters around a match are shown. */
const around = 60;

/** The words around a match, in one line, cut between words. */
function excerptOf(text: string, start: number, end: number): { before: string; after: string } {
  const left = text.slice(Math.max(0, start - around), start);
  const right = text.slice(end, end + around);
  const before = start > around ? `…${left.slice(left.search(/\s|$/))}` : left;
  const cut = Math.max(right.lastIndexOf(' '), right.lastIndexOf('\n'));
  const after = end + around < text.length ? `${cut > 0 ? right.slice(0, cut) : right} …` : right;
  return { before: wellFormed(before.replace(/\s+/g, ' ')), after: wellFormed(after.replace(/\s+/g, ' ')) };
}

/** The text with this place removed or replaced. A blank that would be left double goes too. */
export function withoutPlace(text: string, start: number, end: number, replacement: string): string {
  if (replacement !== '') return text.slice(0, start) + replacement + text.slice(end);
  let [from, to] = [start, end];
  if (/\s/.test(text[from - 1] ?? ' ') && text[to] === ' ') to++;
  else if (text[from - 1] === ' ' && /[.,;:!?)]|\s|^$/.test(text[to] ?? '')) from--;
  return text.slice(0, from) + text.slice(to);
}

/** Cutting can leave half of a character at an end, which no database takes. */
function wellFormed(text: string): string {
  return text.replace(/[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/g, '');
}
