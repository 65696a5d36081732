import { describe, expect, it } from '@jest/globals';
import { validUntil } from './validity.document.js';

const end = (from: string, months: number | null) => validUntil(new Date(from), months)?.toISOString() ?? null;

describe('the end of a badge', () => {
  it('is on the same day of the month, so many months later', () => {
    expect(end('2026-04-01T12:00:00Z', 36)).toBe('2029-04-01T12:00:00.000Z');
    expect(end('2026-11-30T23:59:59Z', 1)).toBe('2026-12-30T23:59:59.000Z');
  });

  it('is the last day of a month that is shorter', () => {
    expect(end('2026-01-31T12:00:00Z', 1)).toBe('2026-02-28T12:00:00.000Z');
    expect(end('2024-02-29T12:00:00Z', 12)).toBe('2025-02-28T12:00:00.000Z');
    expect(end('2026-08-31T12:00:00Z', 18)).toBe('2028-02-29T12:00:00.000Z');
  });

  it('does not come where the version states none', () => {
    expect(end('2026-01-31T12:00:00Z', null)).toBeNull();
  });
});
