import { describe, expect, it } from '@jest/globals';
import { enrollmentStates } from '../vocabulary.js';
import { extendedLastDay, possibleCommands } from './extension.policy.js';

const zone = 'America/Chicago';
const closesAt = new Date('2026-11-08T06:00:00Z'); // the end of November 7
const before = new Date('2026-11-01T12:00:00Z');

describe('what can be done with an enrollment', () => {
  it.each(enrollmentStates)('%s: it can be extended while its window runs or after it expired', (state) => {
    expect(possibleCommands({ state, closesAt, zone }, before).includes('extend')).toBe(
      ['active', 'paused', 'resubmitting', 'expired'].includes(state),
    );
  });

  it.each(['active', 'resubmitting'] as const)('%s: it can expire only after its close', (state) => {
    expect(possibleCommands({ state, closesAt, zone }, before)).not.toContain('expire');
    expect(possibleCommands({ state, closesAt, zone }, closesAt)).toContain('expire');
  });

  it('cannot be extended before it has a close', () => {
    expect(possibleCommands({ state: 'registered', closesAt: null, zone }, before)).toEqual(['start', 'withdraw']);
  });
});

describe('the new last day', () => {
  it('is the same for all, or counts from the last day of each', () => {
    expect(extendedLastDay({ closesOn: '2026-12-01' }, { closesAt, zone }, before)).toBe('2026-12-01');
    expect(extendedLastDay({ days: 7 }, { closesAt, zone }, before)).toBe('2026-11-14');
  });

  it('counts from today when the last day is over', () => {
    expect(extendedLastDay({ days: 7 }, { closesAt, zone }, new Date('2026-11-20T12:00:00Z'))).toBe('2026-11-27');
  });
});
