import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type Authoring, historyOf, startAuthoring } from '../../test/authoring.js';
import { ImportCatalog } from '../importing/import-catalog.js';
import { EditFramework } from './edit-framework.js';
import { FrameworkQueries } from './framework.queries.js';

describe('editing a framework', () => {
  let laurel: Authoring;
  beforeAll(async () => {
    laurel = await startAuthoring();
  });
  afterAll(() => laurel.stop());

  const read = () => laurel.get(FrameworkQueries).byId(laurel.ofFramework.programId, laurel.ofFramework.frameworkId);
  const edit = async (name: string, revision: number) => {
    const { levels, domains } = await read();
    return laurel.get(EditFramework).run({ ...laurel.ofFramework, revision, parts: { name, levels, domains } });
  };

  it('writes nothing when nothing differs', async () => {
    const { name, revision } = await read();
    await edit(name, revision);
    expect((await read()).revision).toBe(revision);
    expect(await historyOf(laurel, 'framework.edited')).toEqual([]);
  });

  it('by two authors at once lets one win, and tells the other', async () => {
    const { revision } = await read();
    const results = await Promise.allSettled([edit('Mine', revision), edit('Yours', revision)]);
    expect(results.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(results.find(({ status }) => status === 'rejected')).toMatchObject({
      reason: { kind: 'stale', code: 'framework.stale' },
    });
    expect(await historyOf(laurel, 'framework.edited')).toHaveLength(1);
  });

  it('is not undone when Laurel starts again and brings its catalog', async () => {
    const before = await read();
    await laurel.get(ImportCatalog).run();
    expect(await read()).toEqual(before);
  });

  it('of another program is not possible', async () => {
    const other = '019ab0c2-7d1e-7c3a-9f52-3b1f8a6f0a11';
    const { revision, name, levels, domains } = await read();
    await expect(
      laurel
        .get(EditFramework)
        .run({ ...laurel.ofFramework, programId: other, revision, parts: { name, levels, domains } }),
    ).rejects.toMatchObject({ code: 'framework.not-found' });
  });
});
