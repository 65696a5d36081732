import { describe, expect, it } from '@jest/globals';
import { shinglesOf } from './shingles.policy.js';
import { firstShared, similarityOf } from './similarity.policy.js';

const written = (sampled: number) => ({ written: true, sampled });
const inFile = (sampled: number) => ({ written: false, sampled });

describe('how much two texts share', () => {
  it.each([
    ['most of a text', written(250), written(250), 200, { words: 800, percent: 80 }],
    ['a fifth of the shorter text', written(250), inFile(5000), 50, { words: 200, percent: 20 }],
    ['the whole of a short text in a long one', written(10), inFile(25_000), 10, { words: 40, percent: 100 }],
    [
      'a long passage in a long text that the candidate wrote',
      written(1000),
      inFile(9000),
      60,
      { words: 240, percent: 6 },
    ],
  ])('is shown when it is %s', (_, one, other, shared, expected) => {
    expect(similarityOf(one, other, shared)).toEqual(expected);
    expect(similarityOf(other, one, shared)).toEqual(expected);
  });

  it.each([
    ['nothing', written(250), written(250), 0],
    ['a sentence', written(10), written(10), 7],
    ['less than a fifth', written(250), written(250), 40],
    ['a long passage of two long files, such as a form that the state gives out', inFile(1000), inFile(9000), 60],
    ['nothing of an empty text', written(0), written(250), 0],
  ])('is not shown when it is %s', (_, one, other, shared) => {
    expect(similarityOf(one, other, shared)).toBeNull();
  });
});

const shingled = (text: string) => ({ text, shingles: shinglesOf(text, []) });
const passage = 'the team met every second Friday to read\nthe data of each grade';

describe('the excerpt of two texts', () => {
  it('is what they share first, as each of them has it', () => {
    const one = shingled(`In our school ${passage}, which helped.`);
    const other = shingled(`As others do: ${passage.toUpperCase()}! Then we stopped.`);
    const found = firstShared(one, other);
    expect(found?.one).toEqual({ at: 14, text: passage.replace('\n', ' ') });
    expect(found?.other.text).toBe(passage.toUpperCase().replace('\n', ' '));
  });

  it('is cut where it is long, never in half a character', () => {
    const long = Array.from({ length: 200 }, (_, index) => `wort${index}𝒶`).join(' ');
    const found = firstShared(shingled(long), shingled(long));
    expect(found?.one.text).toHaveLength(601);
    expect(found?.one.text).toMatch(/ …$/);
    expect(found?.one.text).not.toMatch(/\p{Surrogate}/u);
  });

  it('does not exist where they share nothing', () => {
    expect(firstShared(shingled(passage), shingled('Something else'))).toBeNull();
  });
});
