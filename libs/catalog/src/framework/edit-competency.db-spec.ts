import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type Authoring, competencyNumbered, startAuthoring } from '../../test/authoring.js';
import { CaseQueries } from '../case/case.queries.js';
import { EditCompetency } from './edit-competency.js';

describe('editing a competency', () => {
  let laurel: Authoring;
  beforeAll(async () => {
    laurel = await startAuthoring();
  });
  afterAll(() => laurel.stop());

  it('keeps its identifier in CASE, and says there when it changed', async () => {
    const { revision, identifier, content } = await competencyNumbered(laurel, 4);
    const item = () => laurel.get(CaseQueries).item(laurel.ofProgram.programId, identifier);
    const edit = (seen: number) =>
      laurel
        .get(EditCompetency)
        .run({ ...laurel.ofFramework, number: 4, revision: seen, content: { ...content, title: 'Another title' } });
    const before = await item();
    await edit(revision);
    const after = await item();
    expect(after).toMatchObject({ identifier, uri: before.uri, fullStatement: 'Another title' });
    expect(after.lastChangeDateTime > before.lastChangeDateTime).toBe(true);

    await edit(revision + 1);
    expect((await competencyNumbered(laurel, 4)).revision).toBe(revision + 1);
  });
});
