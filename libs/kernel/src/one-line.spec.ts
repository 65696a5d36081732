import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { canBeSeen, faultOfLine } from './one-line.js';

describe('a single line', () => {
  it.each(['Ada Lovelace', 'Zoë Ångström', 'می‌خواهم', '👩‍🏫 Room 4', 'עדה', ''])('%p is one', (text) =>
    expect(faultOfLine(text)).toBeNull(),
  );

  it.each(['Ada\nBcc: all@example.org', 'Ada\r', 'Ada\u2028Lovelace', 'Ada\u0085', 'Ada\vL'])(
    '%p has a line break',
    (text) => expect(faultOfLine(text)).toBe('Write this on one line.'),
  );

  it.each(['Ada\0', 'Ada\tLovelace', 'Ada\u001b[31m', 'gpj.\u202Eexe', 'Ada\u2066x\u2069', 'Ada\u009f'])(
    '%p has a hidden character',
    (text) => expect(faultOfLine(text)).toBe('Remove the hidden control character.'),
  );

  it('never holds what would begin another header or another row', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        fc.pre(faultOfLine(text) === null);
        expect(text).not.toMatch(/\p{Cc}|\u2028|\u2029/u);
        expect(text.split(/\r\n|[\n\r\u2028\u2029]/)).toHaveLength(1);
      }),
    );
  });

  it.each(['', ' ', '\u200b', '\u2060\ufeff', '\u3164', '\u00a0\u00ad', '\u2800'])('%p cannot be seen', (text) =>
    expect(canBeSeen(text)).toBe(false),
  );
  it.each(['a', '\u200ba', '👩', '.', '\u0301a'])('%p can', (text) => expect(canBeSeen(text)).toBe(true));
});
