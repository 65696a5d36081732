import { describe, expect, it } from '@jest/globals';
import { changesInWords, type Said } from './changes-in-words.policy.js';

const said = (words: Record<string, string>): Map<string, Said> =>
  new Map(Object.entries(words).map(([what, each]) => [what, { what, words: each }]));

describe('changes in words', () => {
  it('name what was added, changed and removed, and nothing that stayed', () => {
    expect(
      changesInWords(said({ name: 'Old', about: 'Same', place: '1' }), said({ name: 'New', about: 'Same', code: 'A' })),
    ).toEqual(['name: "Old" is now "New"', 'code: added "A"', 'place: removed "1"']);
  });

  it('list the first 200, and how many more there are', () => {
    const many = (count: number) =>
      said(Object.fromEntries(Array.from({ length: count }, (_, at) => [`part ${at}`, 'x'])));
    expect(changesInWords(said({}), many(200))).toHaveLength(200);
    const changes = changesInWords(said({}), many(203));
    expect(changes).toHaveLength(201);
    expect(changes.at(-1)).toBe('and 3 more');
  });
});
