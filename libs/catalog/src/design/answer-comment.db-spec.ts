import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { aComment, aDesigner, aVersion, type Laurel, startLaurel } from '#testing';
import { AnswerComment } from './answer-comment.js';
import type { Author } from './design-team.policy.js';
import { DesignQueries } from './design.queries.js';

describe('an answer to a comment', () => {
  let laurel: Laurel;
  beforeAll(async () => {
    laurel = await startLaurel();
  });
  afterAll(() => laurel.stop());

  const answer = (commentId: string, text: string, actor: Author) =>
    laurel.get(AnswerComment).run({ commentId, text, actor });

  it('stands below its comment, in order, and is not answered itself', async () => {
    const { id } = await aVersion(laurel).draft();
    const comment = await aComment(laurel, id);
    const other = await aDesigner(laurel, 'VIS-1');
    await answer(comment.id, 'With whom do they plan?', other);
    const second = await answer(comment.id, 'With teachers.', comment.author);
    expect((await laurel.get(DesignQueries).ofVersion(other, id)).comments).toMatchObject([
      {
        id: comment.id,
        answers: [
          { text: 'With whom do they plan?', author: { id: other.id } },
          { id: second.id, text: 'With teachers.', author: { id: comment.author.id } },
        ],
      },
    ]);
    await expect(answer(second.id, 'Why?', other)).rejects.toMatchObject({ code: 'design-comment.not-found' });
  });

  it('is not for designers of other micro-credentials', async () => {
    const comment = await aComment(laurel, (await aVersion(laurel).draft()).id);
    await expect(answer(comment.id, 'Hello', await aDesigner(laurel, 'VIS-2'))).rejects.toMatchObject({
      code: 'design-comment.not-found',
    });
  });
});
