import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { aComment, anAuthor, aVersion, type Laurel, startLaurel } from '#testing';
import { DesignQueries } from './design.queries.js';
import { WriteComment } from './write-comment.js';

describe('a comment on a draft', () => {
  let laurel: Laurel;
  beforeAll(async () => {
    laurel = await startLaurel();
  });
  afterAll(() => laurel.stop());

  const write = (versionId: string, place: string, suggestion?: string) =>
    laurel.get(WriteComment).run({ versionId, place, text: 'Shorter?', suggestion, actor: anAuthor });

  it('stands at its place, with the words that it was made for', async () => {
    const { id } = await aVersion(laurel).draft();
    const { author } = await aComment(laurel, id);
    expect((await laurel.get(DesignQueries).ofVersion(anAuthor, id)).comments).toMatchObject([
      {
        place: '/outcomes/o1/statement',
        author: { id: author.id, name: author.name },
        suggestion: { words: 'Plans a shared reading hour', text: 'Plans a reading hour with teachers' },
        takenOverAt: null,
        resolvedAt: null,
        answers: [],
      },
    ]);
  });

  it.each([
    ['/outcomes/o9/statement', undefined, '/place'],
    ['/outcomes', 'Other words', '/suggestion'],
    ['/priceCents', 'Free', '/suggestion'],
    ['', 'Other words', '/suggestion'],
    ['/outcomes/o1/id', 'o2', '/suggestion'],
    ['/__proto__/toString', undefined, '/place'],
  ])('at "%s" with the suggestion "%s" is refused', async (place, suggestion, pointer) => {
    const { id } = await aVersion(laurel).draft();
    await expect(write(id, place, suggestion)).rejects.toMatchObject({
      code: 'design-comment.place',
      details: { errors: [{ pointer }] },
    });
  });

  it('is about a draft only: what is in pilot has its words', async () => {
    const { id } = await aVersion(laurel, { code: 'VIS-2' }).inPilot();
    await expect(write(id, '')).rejects.toMatchObject({ code: 'version.transition' });
  });
});
