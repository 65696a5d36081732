import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ProgramQueries } from '#programs';
import { aVersion, type Laurel, seededCatalog, startLaurel } from '#testing';
import { DiscardDraft } from '../authoring/discard-draft.js';
import { CaseQueries } from '../case/case.queries.js';
import { AddCompetency } from './add-competency.js';
import { FrameworkQueries } from './framework.queries.js';
import { RemoveCompetency } from './remove-competency.js';

const actor = { id: 'an-author' };

describe('removing a competency', () => {
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

  const remove = (number: number) =>
    laurel.get(RemoveCompetency).run({ programId, frameworkId, number, revision: 1, actor });

  it('is refused while a draft refers to it, and possible once the draft is discarded', async () => {
    const { domain, function: name } = await laurel.get(FrameworkQueries).competency(programId, frameworkId, 6);
    const content = { number: 30, domain, function: name, title: 'A new one', psel: [], levels: {} };
    await laurel.get(AddCompetency).run({ programId, frameworkId, content, actor });
    const draft = await aVersion(laurel).draft();
    const outcomes = draft.content.outcomes.map((outcome) => ({ ...outcome, competencies: [30] }));
    const { id, revision } = await aVersion(laurel, { content: { outcomes } }).draft();
    await expect(remove(30)).rejects.toMatchObject({ kind: 'conflict', code: 'competency.referenced' });
    await laurel.get(DiscardDraft).run({ versionId: id, revision, actor });
    const { identifier } = await laurel.get(FrameworkQueries).competency(programId, frameworkId, 30);
    await remove(30);
    await expect(laurel.get(CaseQueries).item(programId, identifier)).rejects.toMatchObject({
      code: 'case-item.not-found',
    });
  });
});
