import { find, wordsIn } from '#catalog/place';
import type { VersionContent } from '../../../../api/schema';
import { type DraftPart, partAt, placeInWords } from '../draft/faults';

/** A place that people can comment on. */
export interface NamedPlace {
  place: string;
  name: string;
}

/** The places with words in a part of the draft. The first part also has the whole draft. */
export function placesIn(part: DraftPart, content: VersionContent): NamedPlace[] {
  const whole = part === 'basics' ? [{ place: '', name: 'The whole draft' }] : [];
  const here = wordsIn(content).filter(({ pointer }) => partAt(pointer, content) === part);
  return [...whole, ...here.map(({ place, pointer }) => ({ place, name: nameAt(pointer, content) }))];
}

/** The part in which comments on a place stand. What was removed is told with the whole draft. */
export function partOf(place: string, content: VersionContent): DraftPart {
  return partAt(find(content, place)?.pointer ?? '', content);
}

/** What readers call a place. */
export function nameOf(place: string, content: VersionContent): string {
  if (place === '') return 'The whole draft';
  const found = find(content, place);
  return found === null ? 'Something that was removed' : nameAt(found.pointer, content);
}

const fields: Record<string, string> = { title: 'title', name: 'name', about: 'description', renewal: 'renewal' };
const alone: Record<string, string> = {
  '/about': 'About',
  '/why': 'Why it matters',
  '/method': 'Key components of the method',
  '/validity/renewal': 'Renewal',
};

function nameAt(pointer: string, { rubric }: VersionContent): string {
  if (alone[pointer] !== undefined) return alone[pointer];
  const [field = '', within] = pointer.split('/').reverse();
  const level = within === 'rubricSentences' ? rubric.find(({ code }) => code === field)?.name : undefined;
  const where = placeInWords(pointer);
  if (level !== undefined)
    return where.includes('level') ? `${where}: ${level}` : `${where}, what “${level}” looks like`;
  return fields[field] === undefined ? where : `${where}, ${fields[field]}`;
}
