import { AppointMember, RecordApproval, VersionQueries, WriteComment } from '#catalog';
import type { DesignPart } from '#catalog/vocabulary';
import type { Person } from '#identity';
import type { Laurel } from '../start-laurel.js';
import { anAuthor } from './catalog.js';
import { aPerson } from './people.js';

interface Part {
  /** The micro-credential's code. */
  code: string;
  part: DesignPart;
  level?: string;
  name?: string;
}

/** Somebody with a part in the design team of a micro-credential. */
export async function aMember(laurel: Laurel, { code, part, level, name }: Part): Promise<Person> {
  const person = await aPerson(laurel, { roles: ['designer'], ...(name !== undefined && { name }) });
  const { programId, id: personId } = person;
  await laurel.get(AppointMember).run({ programId, code, personId, part, level: level ?? null, actor: anAuthor });
  return person;
}

export const aDesigner = (laurel: Laurel, code: string): Promise<Person> => aMember(laurel, { code, part: 'designer' });

export const aDirector = (laurel: Laurel, code: string, level = 'developing'): Promise<Person> =>
  aMember(laurel, { code, part: 'director', level });

/** A comment of a designer on a draft, by default with other words for its first outcome. */
export async function aComment(
  laurel: Laurel,
  versionId: string,
  told: { place?: string; text?: string; suggestion?: string } = { suggestion: 'Plans a reading hour with teachers' },
): Promise<{ id: string; author: Person }> {
  const { code } = await laurel.get(VersionQueries).wholeById(versionId);
  const author = await aDesigner(laurel, code);
  const comment = { place: '/outcomes/o1/statement', text: 'Say with whom.', ...told };
  const { id } = await laurel.get(WriteComment).run({ versionId, ...comment, actor: author });
  return { id, author };
}

/** The approval of a published version by the state. */
export const anApproval = (laurel: Laurel, versionId: string): Promise<void> =>
  laurel.get(RecordApproval).run({
    versionId,
    authority: 'Department of Education',
    document: '2026-114',
    validFrom: '2026-07-01',
    validUntil: '2029-06-30',
    actor: anAuthor,
  });
