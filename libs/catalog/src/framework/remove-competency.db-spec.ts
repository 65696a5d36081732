import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { anAuthor, aVersion } from '#testing';
import { type Authoring, competencyNumbered, startAuthoring } from '../../test/authoring.js';
import { DiscardDraft } from '../authoring/discard-draft.js';
import { CaseQueries } from '../case/case.queries.js';
import { ImportCatalog } from '../importing/import-catalog.js';
import { Version } from '../version.entity.js';
import { AddCompetency } from './add-competency.js';
import { RemoveCompetency } from './remove-competency.js';

describe('removing a competency', () => {
  let laurel: Authoring;
  beforeAll(async () => {
    laurel = await startAuthoring();
  });
  afterAll(() => laurel.stop());

  const remove = (number: number) => laurel.get(RemoveCompetency).run({ ...laurel.ofFramework, number, revision: 1 });

  it('is not undone when Laurel starts again and imports its catalog', async () => {
    const drafts = await laurel.dataSource.getRepository(Version).findBy({ state: 'draft' });
    for (const { id: versionId, revision } of drafts)
      await laurel.get(DiscardDraft).run({ versionId, revision, actor: anAuthor });
    await remove(5);
    await laurel.get(ImportCatalog).run();
    await expect(competencyNumbered(laurel, 5)).rejects.toMatchObject({ code: 'competency.not-found' });
  });

  it('is refused while a draft refers to it, and possible once the draft is discarded', async () => {
    const { content: other } = await competencyNumbered(laurel, 6);
    const content = { ...other, number: 30 };
    await laurel.get(AddCompetency).run({ ...laurel.ofFramework, content });
    const draft = await aVersion(laurel).draft();
    const outcomes = draft.content.outcomes.map((outcome) => ({ ...outcome, competencies: [30] }));
    const { id, revision } = await aVersion(laurel, { content: { outcomes } }).draft();
    await expect(remove(30)).rejects.toMatchObject({ kind: 'conflict', code: 'competency.referenced' });
    await laurel.get(DiscardDraft).run({ versionId: id, revision, actor: anAuthor });
    const { identifier } = await competencyNumbered(laurel, 30);
    await remove(30);
    await expect(laurel.get(CaseQueries).item(laurel.ofProgram.programId, identifier)).rejects.toMatchObject({
      code: 'case-item.not-found',
    });
  });
});
