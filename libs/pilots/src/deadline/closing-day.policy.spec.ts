import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { addDays, daysBetween, endOfLocalDay, instantAt, localDayOf } from '#kernel';
import { daysLeft, daysGained, explainClose, lastDayOf, lastDayToResubmit, postpone } from './closing-day.policy.js';

const chicago = 'America/Chicago';
const pilot2020 = { windowDays: 120, closesOn: '2020-09-01', zone: chicago };

describe('when an enrollment closes', () => {
  it('a start on 2020-05-04 or 05-05 in the 2020 pilot', () => {
    const first = explainClose({ ...pilot2020, startedOn: '2020-05-04' });
    const second = explainClose({ ...pilot2020, startedOn: '2020-05-05' });
    expect(first).toMatchObject({
      windowEndsOn: '2020-09-01',
      pilotClosesOn: '2020-09-01',
      decidedBy: 'both',
      lastDay: '2020-09-01',
    });
    expect(second).toMatchObject({
      windowEndsOn: '2020-09-02',
      pilotClosesOn: '2020-09-01',
      decidedBy: 'closing-day',
      lastDay: '2020-09-01',
    });
    expect(first.closesAt.toISOString()).toBe('2020-09-02T05:00:00.000Z');
    expect(second.closesAt).toEqual(first.closesAt);
  });

  it('120 days across a clock change: start 2026-07-10', () => {
    const startedAt = instantAt('2026-07-10', '09:00', chicago);
    const close = explainClose({ windowDays: 120, closesOn: null, zone: chicago, startedAt });
    expect(close.closesAt.toISOString()).toBe('2026-11-08T06:00:00.000Z');
    expect(close).toMatchObject({
      startedOn: '2026-07-10',
      windowEndsOn: '2026-11-07',
      decidedBy: 'window',
      lastDay: '2026-11-07',
    });
    const inHours = endOfLocalDay('2026-07-10', chicago).getTime() + 2880 * 3_600_000;
    expect(close.closesAt.getTime()).not.toBe(inHours);
  });

  it('counts the start day in the zone of the pilot, not in UTC', () => {
    const lateEvening = new Date('2026-07-11T03:30:00Z');
    expect(explainClose({ windowDays: 120, closesOn: null, zone: chicago, startedAt: lateEvening }).startedOn).toBe(
      '2026-07-10',
    );
  });

  it('uses the window when the pilot closes later', () => {
    expect(explainClose({ ...pilot2020, startedOn: '2020-04-20' })).toMatchObject({
      decidedBy: 'window',
      lastDay: '2020-08-18',
    });
  });

  it('can be after the pilot’s closing day with an extension or a pause', () => {
    const close = explainClose({
      ...pilot2020,
      startedOn: '2020-05-05',
      extensions: [{ days: 7 }],
      pauses: [{ from: new Date('2020-06-01T15:00:00Z'), to: new Date('2020-06-04T15:00:00Z') }],
    });
    expect(close).toMatchObject({
      decidedBy: 'closing-day',
      extendedByDays: 7,
      pausedByDays: 3,
      lastDay: '2020-09-11',
    });
  });

  it('adds no day for a pause that ends on the day it began', () => {
    const pauses = [{ from: new Date('2020-06-01T13:00:00Z'), to: new Date('2020-06-01T23:00:00Z') }];
    expect(explainClose({ ...pilot2020, startedOn: '2020-04-20', pauses }).lastDay).toBe('2020-08-18');
  });
});

describe('when the pilot’s closing day moves', () => {
  const terms = { startedAt: instantAt('2020-06-01', '09:00', chicago), windowDays: 120, zone: chicago };

  it('later: an enrollment that was cut short gains days, up to the end of its window', () => {
    expect(daysGained(terms, '2020-09-01', '2020-09-15')).toBe(14);
    expect(daysGained(terms, '2020-09-01', '2020-12-31')).toBe(28);
    expect(daysGained(terms, '2020-09-01', null)).toBe(28);
  });

  it('earlier: no enrollment that has started changes', () => {
    expect(daysGained(terms, '2020-09-01', '2020-07-01')).toBe(0);
    expect(daysGained(terms, null, '2020-07-01')).toBe(0);
  });

  it('and the window decides: nothing changes', () => {
    expect(daysGained(terms, '2020-12-01', '2020-12-31')).toBe(0);
  });
});

describe('the days to resubmit', () => {
  const closesAt = endOfLocalDay('2020-09-01', chicago);
  const give = (submitted: string, returned: string) =>
    lastDayToResubmit({
      closesAt,
      submittedAt: instantAt(submitted, '12:00', chicago),
      returnedAt: instantAt(returned, '12:00', chicago),
      resubmissionDays: 30,
      zone: chicago,
    });

  it('are the days left at submission, when these are more than the minimum', () => {
    expect(give('2020-07-01', '2020-07-21')).toBe('2020-09-21');
  });

  it('are at least the pilot’s resubmission days, even after a submission on the last day', () => {
    expect(give('2020-09-01', '2020-10-05')).toBe('2020-11-04');
  });
});

describe('whatever the zone and the day', () => {
  const zone = fc.constantFrom(
    chicago,
    'America/New_York',
    'Europe/Berlin',
    'Australia/Lord_Howe',
    'America/Santiago',
    'Asia/Kathmandu',
    'Pacific/Apia',
    'UTC',
  );
  const day = fc.integer({ min: 0, max: 3000 }).map((offset) => addDays('2020-01-01', offset));
  const instant = fc.date({
    min: new Date('2020-01-01T00:00:00Z'),
    max: new Date('2028-01-01T00:00:00Z'),
    noInvalidDate: true,
  });
  const inputs = fc.record({
    startedOn: day,
    windowDays: fc.integer({ min: 1, max: 400 }),
    closesOn: fc.option(day),
    zone,
  });

  it('the close is the end of the earlier of the two local days', () => {
    fc.assert(
      fc.property(inputs, (given) => {
        const close = explainClose(given);
        const candidates = [
          addDays(given.startedOn, given.windowDays),
          ...(given.closesOn === null ? [] : [given.closesOn]),
        ].sort();
        expect(close.lastDay).toBe(candidates[0]);
        expect(close.closesAt).toEqual(endOfLocalDay(close.lastDay, given.zone));
        expect(lastDayOf(close.closesAt, given.zone)).toBe(
          localDayOf(new Date(close.closesAt.getTime() - 1), given.zone),
        );
      }),
    );
  });

  it('an extension adds its days, even across clock changes, and never makes the close earlier', () => {
    fc.assert(
      fc.property(inputs, fc.array(fc.integer({ min: 1, max: 90 }), { maxLength: 4 }), (given, days) => {
        const before = explainClose(given);
        const after = explainClose({ ...given, extensions: days.map((each) => ({ days: each })) });
        expect(after.closesAt.getTime()).toBeGreaterThanOrEqual(before.closesAt.getTime());
        expect(daysBetween(before.lastDay, after.lastDay)).toBe(days.reduce((total, each) => total + each, 0));
      }),
    );
  });

  it('a pause keeps the days left', () => {
    fc.assert(
      fc.property(
        instant,
        zone,
        fc.integer({ min: 1, max: 200 }),
        fc.integer({ min: 0, max: 90 * 24 * 60 }),
        (pausedAt, where, ahead, minutes) => {
          const closesAt = endOfLocalDay(addDays(localDayOf(pausedAt, where), ahead), where);
          const resumedAt = new Date(pausedAt.getTime() + minutes * 60_000);
          const before = daysLeft({ closesAt, pausedAt: null, zone: where, now: pausedAt });
          const startedOn = addDays(lastDayOf(closesAt, where), -120);
          const moved = explainClose({
            startedOn,
            windowDays: 120,
            closesOn: null,
            zone: where,
            pauses: [{ from: pausedAt, to: resumedAt }],
          });
          expect(daysLeft({ closesAt, pausedAt, zone: where, now: resumedAt })).toBe(before);
          expect(daysLeft({ closesAt: moved.closesAt, pausedAt: null, zone: where, now: resumedAt })).toBe(before);
        },
      ),
    );
  });

  it('moving a stored close gives the same result as computing it again', () => {
    fc.assert(
      fc.property(inputs, fc.integer({ min: 0, max: 120 }), (given, days) => {
        const stored = postpone(explainClose(given).closesAt, days, given.zone);
        expect(stored).toEqual(explainClose({ ...given, extensions: [{ days }] }).closesAt);
      }),
    );
  });
});
