import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { countWords } from './words.js';

describe('counting words', () => {
  it.each([
    ['', 0],
    ['   \n\t ', 0],
    ['One', 1],
    ["The school's plan — well-made, isn’t it?", 6],
    ['3,500 principals', 3],
    ['– • …', 0],
    ['Über naïve señoras', 3],
    ['e\u0301cole', 1],
  ])('%p has %i', (text, words) => expect(countWords(text)).toBe(words));

  it('does not depend on how the words are spaced', () => {
    const words = fc.array(fc.stringMatching(/^[a-z]{1,8}$/), { maxLength: 40 });
    fc.assert(
      fc.property(words, fc.constantFrom(' ', '\n', ' \t ', ', '), (list, space) =>
        expect(countWords(list.join(space))).toBe(list.length),
      ),
    );
  });
});
