import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { withoutUnstorable } from './unstorable.js';

describe('text without what cannot be stored', () => {
  it.each([
    ['A NUL \0 in the text', 'A NUL  in the text'],
    ['A broken emoji \ud83d in the text', 'A broken emoji  in the text'],
    [
      'A whole emoji 😀, an accent e\u0301, a soft\u00adhyphen',
      'A whole emoji 😀, an accent e\u0301, a soft\u00adhyphen',
    ],
    ['Columns\tand\u000bsoft breaks\r\n', 'Columns\tand\u000bsoft breaks\r\n'],
  ])('%j becomes %j', (text, kept) => expect(withoutUnstorable(text)).toBe(kept));

  it('is well-formed whatever was entered, and stays as it is the second time', () => {
    const anything = fc.string({ unit: fc.nat(0xffff).map((unit) => String.fromCharCode(unit)) });
    fc.assert(
      fc.property(anything, (text) => {
        const kept = withoutUnstorable(text);
        expect(Buffer.from(kept).toString()).toBe(kept);
        expect(kept).not.toContain('\0');
        expect(withoutUnstorable(kept)).toBe(kept);
      }),
    );
  });
});
