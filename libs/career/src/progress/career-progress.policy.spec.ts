import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { addDays } from '#kernel';
import { rules } from '../../test/rules.js';
import { progressOf } from './career-progress.policy.js';
import { type CareerRecord, faultsOf, nothingGiven } from '../record/career-record.policy.js';
import { clockOf } from './clock.policy.js';

const progress = (record: Partial<CareerRecord>, asOf = '2026-03-02', earned = 0) =>
  progressOf({
    record: { ...nothingGiven, ...record },
    stacks: [{ code: 'INS', title: 'Instructional Leadership', earned, of: 15 }],
    rules,
    asOf,
  });
const day = fc.integer({ min: 0, max: 36_000 }).map((days) => addDays('1990-01-01', days));

describe('the clock of 4 + 6 = 10 years', () => {
  const clock = (initialCertificateOn: string | null, asOf: string, transitionCertificateOn: string | null = null) =>
    clockOf({ initialCertificateOn, transitionCertificateOn }, rules, asOf);

  it('runs from the day of the initial certificate to the day before its tenth anniversary', () => {
    expect(clock('2022-07-01', '2026-03-02')).toEqual({
      initial: { from: '2022-07-01', lastDay: '2026-06-30' },
      transition: { from: '2026-07-01', lastDay: '2032-06-30' },
      limit: '2032-06-30',
      lastDay: '2032-06-30',
      phase: 'initial',
      daysLeft: 2312,
    });
  });

  it.each([
    ['2024-02-29', '2028-02-28', '2034-02-28'],
    ['2096-02-29', '2100-02-28', '2106-02-28'],
    ['2023-03-01', '2027-02-28', '2033-02-28'],
  ])('that begins on %s ends on %s, then on %s: a leap day costs nobody a day', (from, initial, limit) => {
    expect(clock(from, from)).toMatchObject({ initial: { lastDay: initial }, limit, lastDay: limit });
  });

  it.each([
    ['2022-06-30', 'ahead'],
    ['2022-07-01', 'initial'],
    ['2026-06-30', 'initial'],
    ['2026-07-01', 'transition'],
    ['2032-06-30', 'transition'],
    ['2032-07-01', 'over'],
  ])('on %s is %s', (asOf, phase) => expect(clock('2022-07-01', asOf)?.phase).toBe(phase));

  it('uses the stated day of the transition certificate: six years from it, but never beyond the ten', () => {
    expect(clock('2022-07-01', '2026-03-02', '2025-07-01')).toMatchObject({
      transition: { from: '2025-07-01', lastDay: '2031-06-30' },
      limit: '2032-06-30',
      lastDay: '2031-06-30',
      phase: 'transition',
    });
    expect(clock('2022-07-01', '2026-08-01', '2026-09-01')).toMatchObject({
      transition: { from: '2026-09-01', lastDay: '2032-06-30' },
      phase: 'between',
    });
  });

  it('counts down one day every day, to zero', () => {
    fc.assert(
      fc.property(day, day, (from, asOf) => {
        const [today, tomorrow] = [clock(from, asOf)!, clock(from, addDays(asOf, 1))!];
        expect(tomorrow.daysLeft).toBe(Math.max(0, today.daysLeft - 1));
        expect(today.initial.lastDay < today.transition.from && today.transition.lastDay <= today.limit).toBe(true);
      }),
    );
  });

  it('does not run before its first day is stated', () =>
    expect(progress({})).toMatchObject({ clock: null, yearly: { years: [], met: false } }));
});

describe('the years of the certificate', () => {
  it('each require hours and an evaluation, and count only what happened in them', () => {
    const { yearly } = progress({
      initialCertificateOn: '2024-07-01',
      development: [
        { on: '2024-06-30', hours: 100, about: 'Before' },
        { on: '2024-07-01', hours: 29.75, about: 'Law' },
        { on: '2025-06-30', hours: 0.25, about: 'Meeting' },
        { on: '2025-07-01', hours: 12.5, about: 'Data' },
        { on: '2026-03-03', hours: 40, about: 'Tomorrow' },
      ],
      evaluations: [{ on: '2025-05-20', by: 'Superintendent' }],
    });
    expect(yearly).toEqual({
      neededHours: 30,
      neededEvaluations: 1,
      years: [
        {
          number: 1,
          from: '2024-07-01',
          lastDay: '2025-06-30',
          over: true,
          hours: 30,
          missingHours: 0,
          evaluations: 1,
          missingEvaluations: 0,
        },
        {
          number: 2,
          from: '2025-07-01',
          lastDay: '2026-06-30',
          over: false,
          hours: 12.5,
          missingHours: 17.5,
          evaluations: 0,
          missingEvaluations: 1,
        },
      ],
      met: false,
    });
  });

  it('are ten at most, without gaps', () => {
    fc.assert(
      fc.property(day, day, (initialCertificateOn, asOf) => {
        const { years } = progress({ initialCertificateOn }, asOf).yearly;
        expect(years.length).toBeLessThanOrEqual(10);
        years.slice(1).forEach((year, index) => expect(year.from).toBe(addDays(years[index]!.lastDay, 1)));
      }),
    );
  });
});

describe('micro-credentials', () => {
  it('count toward the fifteen, and toward the option of three', () => {
    expect(progress({}, undefined, 2).microCredentials).toMatchObject({
      needed: 15,
      has: 2,
      missing: 13,
      met: false,
      option: { needed: 3, missing: 1, met: false },
    });
    expect(progress({}, undefined, 15).microCredentials).toMatchObject({
      missing: 0,
      met: true,
      option: { missing: 0, met: true },
    });
  });
});

describe('a record that cannot be true', () => {
  it('is reported, each fault with its place', () => {
    const record: CareerRecord = {
      ...nothingGiven,
      initialCertificateOn: '2024-07-01',
      transitionCertificateOn: '2024-07-01',
      positions: [{ role: 'Principal', place: 'Oak School', from: '2024-07-01', to: '2024-06-30' }],
      mentoring: [{ mentor: 'A mentor', from: '2024-07-01', to: '2024-07-01' }],
    };
    expect(faultsOf(record).map(({ pointer }) => pointer)).toEqual(['/transitionCertificateOn', '/positions/0/to']);
    expect(faultsOf({ ...nothingGiven, transitionCertificateOn: '2024-07-01' }).map(({ pointer }) => pointer)).toEqual([
      '/transitionCertificateOn',
    ]);
    expect(faultsOf(nothingGiven)).toEqual([]);
  });
});
