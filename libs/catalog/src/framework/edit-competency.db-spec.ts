import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ProgramQueries } from '#programs';
import { type Laurel, seededCatalog, startLaurel } from '#testing';
import { CaseQueries } from '../case/case.queries.js';
import { EditCompetency } from './edit-competency.js';
import { FrameworkQueries } from './framework.queries.js';

const actor = { id: 'an-author' };

describe('editing a competency', () => {
  let laurel: Laurel;
  let programId: string;
  let frameworkId: string;
  beforeAll(async () => {
    laurel = await startLaurel();
    await seededCatalog(laurel);
    programId = (await laurel.get(ProgramQueries).standard()).id;
    frameworkId = (await laurel.get(FrameworkQueries).all(programId))[0]!.id;
  });
  afterAll(() => laurel.stop());

  it('keeps its identifier in CASE, and says there when it changed', async () => {
    const queries = laurel.get(FrameworkQueries);
    const { revision, identifier, title: _, ...rest } = await queries.competency(programId, frameworkId, 4);
    const { number, domain, function: name, psel, levels } = rest;
    const before = await laurel.get(CaseQueries).item(programId, identifier);
    const edit = { number, domain, function: name, psel, levels, title: 'Another title' };
    await laurel.get(EditCompetency).run({ programId, frameworkId, number: 4, revision, content: edit, actor });
    const after = await laurel.get(CaseQueries).item(programId, identifier);
    expect(after).toMatchObject({ identifier, uri: before.uri, fullStatement: 'Another title' });
    expect(after.lastChangeDateTime > before.lastChangeDateTime).toBe(true);

    await laurel
      .get(EditCompetency)
      .run({ programId, frameworkId, number: 4, revision: revision + 1, content: edit, actor });
    expect((await queries.competency(programId, frameworkId, 4)).revision).toBe(revision + 1);
  });
});
