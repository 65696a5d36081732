import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { contentHash } from '#kernel';
import { anAuthor, aVersion, type Laurel, startLaurel } from '#testing';
import { Version } from '../version.entity.js';
import { EditDraftVersion } from './edit-draft-version.js';

const actor = anAuthor;

describe('an edited draft', () => {
  let laurel: Laurel;
  beforeAll(async () => {
    laurel = await startLaurel();
  });
  afterAll(() => laurel.stop());

  const edit = ({ id, revision }: Version, content: Version['content']) =>
    laurel.get(EditDraftVersion).run({ versionId: id, revision, content, actor });
  const read = (id: string) => laurel.dataSource.getRepository(Version).findOneByOrFail({ id });

  it('is saved whole, with a new hash and the next revision', async () => {
    const draft = await aVersion(laurel).draft();
    const saved = await edit(draft, { ...draft.content, about: 'Reading together' });
    expect(saved).toMatchObject({
      revision: draft.revision + 1,
      state: 'draft',
      content: { ...draft.content, about: 'Reading together' },
    });
    expect(saved.contentHash).toBe(contentHash(saved.content));
    expect(saved.contentHash).not.toBe(draft.contentHash);
  });

  it('makes drafted words the author’s where they were edited, and keeps the other marks', async () => {
    const marked = { about: 'A draft', why: 'Another draft', unconfirmed: ['/about', '/why'] };
    const draft = await aVersion(laurel, { content: marked }).draft();
    const saved = await edit(draft, { ...draft.content, about: 'By the author' });
    expect(saved.content).toMatchObject({ about: 'By the author', why: 'Another draft', unconfirmed: ['/why'] });
    const { unconfirmed: _, ...confirmed } = saved.content;
    expect((await edit(saved, confirmed)).content).not.toHaveProperty('unconfirmed');
  });

  it('does not name its own micro-credential as one to have first', async () => {
    const draft = await aVersion(laurel, { code: 'VIS-1' }).draft();
    expect((await edit(draft, { ...draft.content, prerequisites: ['INS-1'] })).content.prerequisites).toEqual([
      'INS-1',
    ]);
    await expect(
      edit({ ...draft, revision: draft.revision + 1 }, { ...draft.content, prerequisites: ['VIS-1'] }),
    ).rejects.toMatchObject({ details: { errors: [{ pointer: '/prerequisites/0' }] } });
  });

  it('keeps the first of two edits of one revision, and refuses the other', async () => {
    const draft = await aVersion(laurel).draft();
    const results = await Promise.allSettled(['one', 'two'].map((about) => edit(draft, { ...draft.content, about })));
    expect(results.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(results.find(({ status }) => status === 'rejected')).toMatchObject({
      reason: { kind: 'stale', code: 'version.stale' },
    });
    expect((await read(draft.id)).revision).toBe(draft.revision + 1);
  });

  it('is not saved with faults, and every fault is listed', async () => {
    const draft = await aVersion(laurel).draft();
    const wrong = { ...draft.content, level: 'expert', rubric: [] };
    await expect(edit(draft, wrong)).rejects.toMatchObject({
      kind: 'invalid',
      code: 'version.content',
      details: { errors: [{ pointer: '/level' }, { pointer: '/rubric' }] },
    });
    expect(await read(draft.id)).toEqual(draft);
  });
});
