import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  addDays,
  addYears,
  daysBetween,
  endOfLocalDay,
  instantAt,
  isZone,
  localDayOf,
  startOfLocalDay,
} from './zones.js';

const chicago = 'America/Chicago';
const zone = fc.constantFrom(
  'America/Chicago',
  'America/New_York',
  'Europe/Berlin',
  'Asia/Kathmandu',
  'Australia/Lord_Howe',
  'Africa/Cairo',
  'UTC',
);
const day = fc
  .date({ noInvalidDate: true, min: new Date('2019-01-01'), max: new Date('2035-12-31') })
  .map((date) => date.toISOString().slice(0, 10));

describe('local days', () => {
  it('contain their own instants, in every zone', () => {
    fc.assert(
      fc.property(day, zone, (date, where) => {
        expect(localDayOf(startOfLocalDay(date, where), where)).toBe(date);
        expect(localDayOf(new Date(endOfLocalDay(date, where).getTime() - 1), where)).toBe(date);
        expect(localDayOf(endOfLocalDay(date, where), where)).toBe(addDays(date, 1));
      }),
    );
  });

  it('are counted as days, even when the clocks change', () => {
    fc.assert(
      fc.property(day, fc.integer({ min: -400, max: 400 }), (date, days) =>
        expect(daysBetween(date, addDays(date, days))).toBe(days),
      ),
    );
  });

  it.each([
    ['2024-02-29', 1, '2025-03-01'],
    ['2024-02-29', 4, '2028-02-29'],
    ['2096-02-29', 4, '2100-03-01'],
    ['2022-07-01', 10, '2032-07-01'],
  ])('%s and %i years are %s', (from, years, to) => expect(addYears(from, years)).toBe(to));

  it('last 25 hours when the clock goes back and 23 when it goes forward', () => {
    const hours = (date: string) =>
      (endOfLocalDay(date, chicago).getTime() - startOfLocalDay(date, chicago).getTime()) / 3_600_000;
    expect(hours('2026-11-01')).toBe(25);
    expect(hours('2026-03-08')).toBe(23);
  });
});

describe('a wall-clock time', () => {
  it('that the clocks show twice is the first of the two', () =>
    expect(instantAt('2026-11-01', '01:30', chicago)).toEqual(new Date('2026-11-01T06:30:00Z')));
  it('that the clocks skip is the next valid time', () =>
    expect(instantAt('2026-03-08', '02:30', chicago)).toEqual(new Date('2026-03-08T08:00:00Z')));
  it('on an ordinary day is that time', () =>
    expect(instantAt('2026-06-15', '09:00', chicago)).toEqual(new Date('2026-06-15T14:00:00Z')));
});

describe('a zone', () => {
  it.each(['America/Chicago', 'UTC', 'Pacific/Auckland'])('%s is known', (name) => expect(isZone(name)).toBe(true));
  it.each(['America/Springfield', 'CST6CDT!', '+05:00', ''])('%p is not', (name) => expect(isZone(name)).toBe(false));
});
