import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { countWords } from './words.js';

describe('counting words', () => {
  it.each([
    ['', 0],
    ['   \n\t ', 0],
    ['One', 1],
    ["The school's plan — well-made, isn’t it?", 7],
    ['3,500 principals', 2],
    ['– • …', 3],
    ['See https://example.org/a/b?c=d.', 2],
    ['and/or e.g. co-teaching state\u2010of\u2010the\u2010art word–word', 5],
    [
      'and/or e.g. https://example.org/a/b?c=d 1,000 3.5 edu\u00adcation — & word–word state\u2010of\u2010the\u2010art co-teaching',
      11,
    ],
    ['edu\u00adcation \u00ad \u200b', 1],
    ['one\u00a0two\u000bthree\ffour\r\nfive', 5],
    ['王芳是校长', 5],
    ['学校、計画', 5],
    ['コーチング plan 2026', 7],
    ['مدير المدرسة', 2],
    ['학교 교장', 2],
    ['विद्यालय की योजना', 3],
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
