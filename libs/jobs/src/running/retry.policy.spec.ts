import { describe, expect, it } from '@jest/globals';
import { retryAt } from './retry.policy.js';

describe('the pause before another try', () => {
  const failedAt = new Date('2026-03-02T15:00:00Z');
  const pauseAfter = (attempts: number, chance = 0): number =>
    (retryAt(attempts, failedAt, chance).getTime() - failedAt.getTime()) / 1000;

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
