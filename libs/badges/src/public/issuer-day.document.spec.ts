import { describe, expect, it } from '@jest/globals';
import { issuerDay, issuerZoneName } from './issuer-day.document.js';

describe('the day of a badge', () => {
  it('is the issuer’s, not the one in UTC', () => {
    expect(issuerDay('2026-03-03T04:30:00Z', 'America/Chicago')).toBe('March 2, 2026');
    expect(issuerDay(new Date('2026-03-03T04:30:00Z'), 'UTC')).toBe('March 3, 2026');
  });

  it('comes with the zone in words', () => {
    expect(issuerZoneName('America/Chicago')).toBe('Central Time');
  });
});
