import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { EditDraftVersion } from '../authoring/edit-draft-version.js';
import { VersionQueries } from '../read/version.queries.js';
import { aComment, aDesigner, aMember, anAuthor, aVersion, type Laurel, startLaurel } from '#testing';
import { ResolveComment } from './resolve-comment.js';
import { TakeOverSuggestion } from './take-over-suggestion.js';

describe('a suggestion that is taken over', () => {
  let laurel: Laurel;
  beforeAll(async () => {
    laurel = await startLaurel();
  });
  afterAll(() => laurel.stop());

  const takeOver = (commentId: string, revision: number, actor = anAuthor) =>
    laurel.get(TakeOverSuggestion).run({ commentId, revision, actor });
  const read = (id: string) => laurel.get(VersionQueries).wholeById(id);

  it('is in the draft word for word, and cannot be taken over twice', async () => {
    const { id, revision } = await aVersion(laurel).draft();
    const comment = await aComment(laurel, id);
    await takeOver(comment.id, revision, await aDesigner(laurel, 'VIS-1'));
    const saved = await read(id);
    expect(saved.revision).toBe(revision + 1);
    expect(saved.content.outcomes[0]!.statement).toBe('Plans a reading hour with teachers');
    await expect(takeOver(comment.id, saved.revision)).rejects.toMatchObject({ code: 'suggestion.none' });
  });

  it('is refused once the words have changed, also when they moved', async () => {
    const draft = await aVersion(laurel).draft();
    const comment = await aComment(laurel, draft.id);
    const [first, second] = draft.content.outcomes;
    const edit = (outcomes: (typeof draft.content)['outcomes'], revision: number) =>
      laurel
        .get(EditDraftVersion)
        .run({ versionId: draft.id, revision, content: { ...draft.content, outcomes }, actor: anAuthor });
    const moved = await edit(
      [
        { ...second!, number: 1 },
        { ...first!, number: 2, statement: 'Other words' },
      ],
      draft.revision,
    );
    await expect(takeOver(comment.id, moved.revision)).rejects.toMatchObject({
      kind: 'conflict',
      code: 'suggestion.outdated',
    });
    const back = await edit(
      [
        { ...second!, number: 1 },
        { ...first!, number: 2 },
      ],
      moved.revision,
    );
    await takeOver(comment.id, back.revision);
    expect((await read(draft.id)).content.outcomes[1]!.statement).toBe('Plans a reading hour with teachers');
  });

  it('is refused over a revision that the editor has not seen, and nothing changes', async () => {
    const draft = await aVersion(laurel).draft();
    const comment = await aComment(laurel, draft.id);
    await expect(takeOver(comment.id, draft.revision - 1)).rejects.toMatchObject({ code: 'version.stale' });
    expect(await read(draft.id)).toMatchObject({ contentHash: draft.contentHash });
  });

  it('stays in the draft when the comment is opened again', async () => {
    const draft = await aVersion(laurel).draft();
    const comment = await aComment(laurel, draft.id);
    await takeOver(comment.id, draft.revision);
    await laurel.get(ResolveComment).run({ commentId: comment.id, resolved: false, actor: anAuthor });
    await expect(takeOver(comment.id, draft.revision + 1)).rejects.toMatchObject({ code: 'suggestion.outdated' });
  });

  it('is not for those who only comment, and unknown to others', async () => {
    const draft = await aVersion(laurel).draft();
    const comment = await aComment(laurel, draft.id);
    const commenter = await aMember(laurel, { code: 'VIS-1', part: 'draft-reviewer' });
    await expect(takeOver(comment.id, draft.revision, commenter)).rejects.toMatchObject({ code: 'design.forbidden' });
    await expect(takeOver(comment.id, draft.revision, await aDesigner(laurel, 'VIS-2'))).rejects.toMatchObject({
      code: 'design-comment.not-found',
    });
  });
});
