import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { addDays, daysBetween, instantAt, localDayOf, type Zone } from '#kernel';
import { digestDueAt, digestTime } from './digest.policy.js';

const chicago = 'America/Chicago';
const due = (waitingSince: string, lastDigestAt: string | null = null, zone: Zone = chicago): string =>
  digestDueAt({
    waitingSince: new Date(waitingSince),
    lastDigestAt: lastDigestAt === null ? null : new Date(lastDigestAt),
    zone,
  }).toISOString();

describe('when a digest goes', () => {
  it.each([
    ['in the evening: the next morning', '2026-03-03T02:00:00Z', '2026-03-03T13:00:00.000Z'],
    ['before the morning: the same morning', '2026-03-03T12:59:59Z', '2026-03-03T13:00:00.000Z'],
    ['at the very moment: the next morning', '2026-03-03T13:00:00Z', '2026-03-04T13:00:00.000Z'],
    ['the day before the clocks go forward', '2026-03-07T18:00:00Z', '2026-03-08T12:00:00.000Z'],
    ['the day before the clocks go back', '2026-10-31T18:00:00Z', '2026-11-01T13:00:00.000Z'],
  ])('for what was written %s', (_when, since, expected) => expect(due(since)).toBe(expected));

  it('is on a later day than the last one, also after a move to the west', () => {
    // The last one: 7:00 in Tokyo on March 4, when Chicago shows 16:00 on March 3.
    expect(due('2026-03-03T23:00:00Z', '2026-03-03T22:00:00Z')).toBe('2026-03-04T13:00:00.000Z');
    // The last one: 7:00 in Kiritimati on March 4, when Chicago shows 11:00 on March 3.
    expect(due('2026-03-03T12:30:00Z', '2026-03-03T17:00:00Z')).toBe('2026-03-04T13:00:00.000Z');
  });

  it('is not twice on one day of the calendar, also after a move to where it is still night', () => {
    // The last one: 7:00 in Tokyo, when Moscow shows 1:00 of the same day.
    expect(due('2026-03-03T22:30:00Z', '2026-03-03T22:00:00Z', 'Europe/Moscow')).toBe('2026-03-05T04:00:00.000Z');
  });

  const instants = fc.date({
    min: new Date('2020-01-01T00:00:00Z'),
    max: new Date('2030-01-01T00:00:00Z'),
    noInvalidDate: true,
  });
  const zones = fc.constantFrom(
    ...[chicago, 'America/New_York', 'America/Phoenix', 'Pacific/Honolulu', 'Pacific/Kiritimati', 'Asia/Tokyo'],
    ...['Australia/Lord_Howe', 'America/St_Johns', 'Europe/Dublin', 'Africa/Casablanca', 'Asia/Kathmandu', 'UTC'],
  );

  it('comes after what waits, within two days, in the morning', () =>
    fc.assert(
      fc.property(instants, zones, (waitingSince, zone) => {
        const at = digestDueAt({ waitingSince, lastDigestAt: null, zone });
        expect(at.getTime()).toBeGreaterThan(waitingSince.getTime());
        expect(at).toEqual(instantAt(localDayOf(at, zone), digestTime, zone));
        expect(daysBetween(localDayOf(waitingSince, zone), localDayOf(at, zone))).toBeLessThanOrEqual(1);
      }),
      { numRuns: 2000 },
    ));

  it('is on another day than the last one, and at most one morning later than without it', () =>
    fc.assert(
      fc.property(instants, fc.integer({ min: 0, max: 48 * 60 }), zones, (waitingSince, minutes, zone) => {
        const lastDigestAt = new Date(waitingSince.getTime() + (minutes - 24 * 60) * 60_000);
        const at = digestDueAt({ waitingSince, lastDigestAt, zone });
        expect(at.getTime()).toBeGreaterThan(lastDigestAt.getTime());
        expect(localDayOf(at, zone) > localDayOf(lastDigestAt, zone)).toBe(true);
        const latest = [waitingSince, lastDigestAt].map((instant) => localDayOf(instant, zone)).sort()[1]!;
        expect(localDayOf(at, zone) <= addDays(latest, 1)).toBe(true);
      }),
      { numRuns: 2000 },
    ));
});
