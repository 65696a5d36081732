import { type Laurel, seededCatalog, startLaurel, theProgram } from '#testing';
import type { CompetencyContent } from '../src/framework/competency-content.policy.js';
import { FrameworkQueries } from '../src/framework/framework.queries.js';

const actor = { id: 'an-author' };

/** Laurel with the program's catalog in it, and an author. */
export interface Authoring extends Laurel {
  /** What an operation on the program's catalog begins with. */
  ofProgram: { programId: string; actor: { id: string } };
  /** What an operation on the program's own framework begins with. */
  ofFramework: { programId: string; frameworkId: string; actor: { id: string } };
}

/** Starts Laurel with the program's catalog for a test file; stop it in `afterAll`. */
export async function startAuthoring(): Promise<Authoring> {
  const laurel = await startLaurel();
  await seededCatalog(laurel);
  const programId = await theProgram(laurel);
  const [framework] = await laurel.get(FrameworkQueries).all(programId);
  const ofProgram = { programId, actor };
  return { ...laurel, ofProgram, ofFramework: { ...ofProgram, frameworkId: framework!.id } };
}

/** The payloads of all events of one type, the oldest first. */
export async function historyOf({ dataSource }: Laurel, type: string): Promise<unknown[]> {
  const events = await dataSource.query<{ payload: unknown }[]>(
    'SELECT payload FROM event WHERE type = $1 ORDER BY id',
    [type],
  );
  return events.map(({ payload }) => payload);
}

/** A competency of the program's own framework: what an author writes, and the rest. */
export async function competencyNumbered({ ofFramework, ...laurel }: Authoring, asked: number) {
  const { programId, frameworkId } = ofFramework;
  const competency = await laurel.get(FrameworkQueries).competency(programId, frameworkId, asked);
  const { number, domain, function: name, title, psel, levels, ...rest } = competency;
  const content: CompetencyContent = { number, domain, function: name, title, psel, levels };
  return { content, ...rest };
}
