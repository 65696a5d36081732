import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { lasting, type Patience, retryAt, someHours, threeDays } from './retry.policy.js';

const start = new Date('2026-03-02T15:00:00Z');
const hour = 3600 * 1000;

describe('the pause before another try', () => {
  const pauseAfter = (attempts: number, chance = 0, patience: Patience = { ...someHours, attempts: 99 }): number =>
    (retryAt(attempts, { failedAt: start, chance, patience })!.getTime() - start.getTime()) / 1000;

  it('doubles from two seconds on', () => {
    expect([1, 2, 3, 4].map((attempts) => pauseAfter(attempts))).toEqual([2, 4, 8, 16]);
  });

  it('is never longer than an hour, plus the spread', () => {
    expect(pauseAfter(11)).toBe(2048);
    expect([12, 14, 60].map((attempts) => pauseAfter(attempts))).toEqual([3600, 3600, 3600]);
    expect(pauseAfter(60, 1)).toBe(4320);
  });

  it('is spread over a fifth, so that what failed together does not return together', () => {
    expect([0, 0.5, 1].map((chance) => pauseAfter(3, chance))).toEqual([8, 8.8, 9.6]);
  });
});

describe('the tries of work that keeps failing', () => {
  /** The instants of all tries, where each try fails at once. */
  function triesWith(patience: Patience, chances: readonly number[]): Date[] {
    const tries = [start];
    for (;;) {
      const chance = chances[tries.length % chances.length]!;
      const next = retryAt(tries.length, { failedAt: tries.at(-1)!, chance, patience });
      if (next === null) return tries;
      tries.push(next);
    }
  }
  const chances = fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 1, maxLength: 20 });
  const gaps = (tries: Date[]): number[] => tries.slice(1).map((at, index) => at.getTime() - tries[index]!.getTime());
  const length = (tries: Date[]): number => tries.at(-1)!.getTime() - tries[0]!.getTime();

  it('which needs another server go on for at least three days, and end within five', () => {
    fc.assert(
      fc.property(chances, (by) => {
        const tries = triesWith(threeDays, by);
        expect(length(tries)).toBeGreaterThanOrEqual(72 * hour);
        expect(length(tries)).toBeLessThan(5 * 24 * hour);
        expect(tries.length).toBeLessThanOrEqual(100);
      }),
    );
  });

  it('are never more than six hours apart, and never closer than two seconds', () => {
    fc.assert(
      fc.property(chances, (by) => {
        const between = gaps(triesWith(threeDays, by));
        expect(Math.max(...between)).toBeLessThanOrEqual(6 * hour);
        expect(Math.min(...between)).toBeGreaterThanOrEqual(2000);
      }),
    );
  });

  it('last as long as asked, whatever the longest pause, and not one pause longer than needed', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 200 }), fc.integer({ min: 2, max: 20_000 }), (hours, longest) => {
        const tries = triesWith(lasting({ hours, longestPauseSeconds: longest }), [0]);
        expect(length(tries)).toBeGreaterThanOrEqual(hours * hour);
        expect(length(tries) - gaps(tries).at(-1)!).toBeLessThan(hours * hour);
      }),
      { numRuns: 50 },
    );
  });

  it('are few for all other work', () => {
    const tries = triesWith(someHours, [0]);
    expect(tries).toHaveLength(14);
    expect(length(tries) / hour).toBeCloseTo(3.14, 1);
  });
});
