import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { aComment, aDirector, anAuthor, aVersion, type Laurel, startLaurel } from '#testing';
import type { Author } from './design-team.policy.js';
import { DesignQueries } from './design.queries.js';
import { ResolveComment } from './resolve-comment.js';

describe('a resolved comment', () => {
  let laurel: Laurel;
  beforeAll(async () => {
    laurel = await startLaurel();
  });
  afterAll(() => laurel.stop());

  const resolve = (commentId: string, resolved: boolean, actor: Author) =>
    laurel.get(ResolveComment).run({ commentId, resolved, actor });

  it('is opened again, by directors and administrators', async () => {
    const { id } = await aVersion(laurel).draft();
    const comment = await aComment(laurel, id);
    const resolved = async () => {
      const { comments } = await laurel.get(DesignQueries).ofVersion(anAuthor, id);
      return comments[0]!.resolvedAt !== null;
    };
    await resolve(comment.id, true, await aDirector(laurel, 'VIS-1'));
    expect(await resolved()).toBe(true);
    for (let times = 0; times < 2; times += 1) await resolve(comment.id, false, anAuthor);
    expect(await resolved()).toBe(false);
  });

  it('is not resolved by who wrote it, nor by the director of another level', async () => {
    const comment = await aComment(laurel, (await aVersion(laurel).draft()).id);
    for (const other of [comment.author, await aDirector(laurel, 'VIS-1', 'emerging')])
      await expect(resolve(comment.id, true, other)).rejects.toMatchObject({ code: 'design.forbidden' });
  });
});
