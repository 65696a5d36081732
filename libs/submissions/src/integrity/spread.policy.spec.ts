import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { contentsInATurn, roundDays, turnSeconds } from './spread.policy.js';

const turns = (roundDays * 24 * 3600) / turnSeconds;

describe('spreading the comparison of everything over a round', () => {
  it('takes everything within the round, and never much more than its share at once', () =>
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 50_000_000 }), (contents) => {
        const each = contentsInATurn(contents);
        expect(each * turns).toBeGreaterThanOrEqual(contents);
        expect((each - 1) * turns).toBeLessThan(Math.max(contents, 1));
      }),
    ));

  it('takes one file in a minute while there are few', () => {
    expect(contentsInATurn(1)).toBe(1);
    expect(contentsInATurn(turns)).toBe(1);
    expect(contentsInATurn(turns + 1)).toBe(2);
  });
});
