import { describe, expect, it } from '@jest/globals';
import { isOnTime } from './on-time.policy.js';

const close = new Date('2026-11-08T06:00:00Z');

describe('whether a seal is on time', () => {
  it.each([
    ['a millisecond before the close', new Date(close.getTime() - 1), true],
    ['at the close', close, false],
    ['after the close', new Date(close.getTime() + 1), false],
  ])('%s', (_, arrivedAt, onTime) => {
    expect(isOnTime(arrivedAt, close)).toBe(onTime);
  });

  it('without a close: always', () => {
    expect(isOnTime(close, null)).toBe(true);
  });
});
