import { describe, expect, it } from '@jest/globals';
import { isOnTime } from './on-time.policy.js';

const close = new Date('2026-11-08T06:00:00Z');

describe('what arrives', () => {
  it.each([
    ['a millisecond before the close', new Date(close.getTime() - 1), true],
    ['at the close', close, false],
    ['after the close', new Date(close.getTime() + 1), false],
  ])('%s', (_, arrivedAt, onTime) => {
    expect(isOnTime(arrivedAt, close)).toBe(onTime);
  });

  it('is never late where there is no close', () => {
    expect(isOnTime(close, null)).toBe(true);
  });
});
