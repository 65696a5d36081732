import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { addDays, addYears } from '#kernel';
import { durationOf, yearsRequirement } from './duration.policy.js';

const day = fc.integer({ min: 0, max: 11_000 }).map((days) => addDays('2004-01-01', days));
const period = fc
  .tuple(day, fc.option(fc.integer({ min: 0, max: 2_500 })))
  .map(([from, length]) => ({ from, to: length === null ? null : addDays(from, length) }));
const periods = fc.array(period, { maxLength: 6 });
const inDays = ({ years, days }: { years: number; days: number }) => years * 365 + days;

describe('how long something lasted', () => {
  it.each([
    ['four school years to the day', [{ from: '2020-07-01', to: '2024-06-30' }], { years: 4, days: 0 }],
    ['a day short of four years', [{ from: '2020-07-01', to: '2024-06-29' }], { years: 3, days: 364 }],
    ['a year that begins on a leap day', [{ from: '2024-02-29', to: '2025-02-28' }], { years: 1, days: 0 }],
    ['a year with a leap day in it', [{ from: '2023-03-01', to: '2024-02-29' }], { years: 1, days: 0 }],
    [
      'two separate halves',
      [
        { from: '2021-01-01', to: '2021-07-01' },
        { from: '2022-01-01', to: '2022-07-02' },
      ],
      { years: 1, days: 0 },
    ],
    [
      'two positions at the same time',
      [
        { from: '2021-01-01', to: '2021-12-31' },
        { from: '2021-03-01', to: '2021-09-30' },
      ],
      { years: 1, days: 0 },
    ],
    ['a period that continues', [{ from: '2026-03-01', to: null }], { years: 0, days: 2 }],
    ['a period that has not begun', [{ from: '2026-03-03', to: null }], { years: 0, days: 0 }],
  ])('%s', (_, given, duration) => expect(durationOf(given, '2026-03-02')).toEqual(duration));

  it('never shrinks with another day or another period', () => {
    fc.assert(
      fc.property(periods, period, day, (given, one, asOf) => {
        const now = inDays(durationOf(given, asOf));
        expect(inDays(durationOf(given, addDays(asOf, 1)))).toBeGreaterThanOrEqual(now);
        expect(inDays(durationOf(given, asOf))).toBe(inDays(durationOf([...given].reverse(), asOf)));
        expect(inDays(durationOf([...given, one, one], asOf))).toBe(inDays(durationOf([...given, one], asOf)));
      }),
    );
  });

  it('is the same for a period in two parts', () => {
    fc.assert(
      fc.property(
        day,
        fc.integer({ min: 1, max: 3_000 }),
        fc.integer({ min: 0, max: 3_000 }),
        (from, first, second) => {
          const [middle, to] = [addDays(from, first), addDays(from, first + second)];
          const asOf = '2099-12-31';
          expect(
            durationOf(
              [
                { from: middle, to },
                { from, to: addDays(middle, -1) },
              ],
              asOf,
            ),
          ).toEqual(durationOf([{ from, to }], asOf));
        },
      ),
    );
  });
});

describe('what is missing', () => {
  it('adds up with the time so far to what is needed', () => {
    fc.assert(
      fc.property(periods, fc.integer({ min: 1, max: 6 }), day, (given, needed, asOf) => {
        const { has, missing, met } = yearsRequirement(given, needed, asOf);
        expect(met).toBe(has.years >= needed);
        if (!met) expect(inDays(has) + inDays(missing)).toBe(needed * 365);
        else expect(missing).toEqual({ years: 0, days: 0 });
      }),
    );
  });

  it('is complete from the predicted day, and not the day before', () => {
    fc.assert(
      fc.property(periods, fc.integer({ min: 1, max: 6 }), day, (given, needed, asOf) => {
        const { reachedOn } = yearsRequirement(given, needed, asOf);
        if (reachedOn === null) return;
        expect(yearsRequirement(given, needed, reachedOn).met).toBe(true);
        expect(yearsRequirement(given, needed, addDays(reachedOn, -1)).met).toBe(false);
      }),
    );
  });

  it('is reached by a continuing period after enough years, and never by an ended one', () => {
    expect(yearsRequirement([{ from: '2024-07-01', to: null }], 4, '2026-03-02').reachedOn).toBe(
      addDays(addYears('2024-07-01', 4), -1),
    );
    expect(yearsRequirement([{ from: '2024-07-01', to: '2025-06-30' }], 4, '2026-03-02').reachedOn).toBeNull();
    expect(yearsRequirement([], 2, '2026-03-02')).toEqual({
      needed: 2,
      has: { years: 0, days: 0 },
      missing: { years: 2, days: 0 },
      met: false,
      reachedOn: null,
    });
  });
});
