import { describe, expect, it } from '@jest/globals';
import { checkValidity } from './validity.policy.js';

const now = new Date('2026-03-02T15:00:00Z');
const validFrom = '2026-03-01T00:00:00Z';
const outcomeOf = (credential: object) => checkValidity({ ...credential }, now).outcome;

describe('the validity of a badge', () => {
  it('is confirmed after its start, without an end or before its end', () => {
    expect(checkValidity({ validFrom }, now)).toEqual({
      check: 'validity',
      outcome: 'passed',
      sentence: 'Valid since March 1, 2026 at 12:00 AM UTC, with no end date.',
    });
    expect(outcomeOf({ validFrom, validUntil: '2026-03-02T09:00:01-06:00' })).toBe('passed');
  });

  it('allows for an issuer’s clock that is a little ahead of ours', () => {
    expect(outcomeOf({ validFrom: '2026-03-02T15:05:00Z' })).toBe('passed');
    expect(outcomeOf({ validFrom: '2026-03-02T15:05:01Z' })).toBe('failed');
  });

  it('ends at the instant that the badge or its proof names', () => {
    expect(outcomeOf({ validFrom, validUntil: '2026-03-02T15:00:00Z' })).toBe('failed');
    expect(outcomeOf({ validFrom, proof: [{ expires: '2026-03-02T14:00:00Z' }] })).toBe('failed');
    expect(outcomeOf({ validFrom, proof: { expires: '2026-03-03T00:00:00Z' } })).toBe('passed');
  });

  it.each([
    undefined,
    null,
    0,
    '',
    '2026-03-01',
    '2026-03-01T00:00:00',
    '2026-13-01T00:00:00Z',
    ['2026-03-01T00:00:00Z'],
    { '@value': '2026-03-01T00:00:00Z' },
  ])('is unknown for %j', (odd) => {
    expect(outcomeOf({ validFrom: odd })).toBe('failed');
    if (odd !== undefined) expect(outcomeOf({ validFrom, validUntil: odd })).toBe('failed');
  });
});
