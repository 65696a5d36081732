import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { addDays, endOfLocalDay, localDayOf } from '#kernel';
import {
  closeToRemindOf,
  isMoot,
  lastDayFor,
  planReminders,
  type ReminderLadder,
  reminderToSend,
} from './reminder-plan.policy.js';

const usual: ReminderLadder = { days: [30, 14, 7, 2, 1], time: '09:00' };
const chicago = 'America/Chicago';
const plan = (closesOn: string, { candidate = chicago, ladder = usual, now = '2020-01-01T00:00:00Z' } = {}) =>
  planReminders({
    closesAt: endOfLocalDay(closesOn, chicago),
    zones: { pilot: chicago, candidate },
    ladder,
    now: new Date(now),
  }).map(({ kind, dueAt }) => [kind, dueAt.toISOString()]);

describe('the ladder of reminders', () => {
  it('reminds at nine in the morning, 30, 14, 7, 2 and 1 days before the last day', () => {
    expect(plan('2020-09-01')).toEqual([
      ['close-30', '2020-08-02T14:00:00.000Z'],
      ['close-14', '2020-08-18T14:00:00.000Z'],
      ['close-7', '2020-08-25T14:00:00.000Z'],
      ['close-2', '2020-08-30T14:00:00.000Z'],
      ['close-1', '2020-08-31T14:00:00.000Z'],
    ]);
  });

  it('uses the wall clock of the candidate', () => {
    expect(plan('2020-09-01', { candidate: 'America/Denver' }).at(-1)).toEqual(['close-1', '2020-08-31T15:00:00.000Z']);
  });

  it('counts from the last day that letters name, even when the close is an hour into the next day for the candidate', () => {
    expect(plan('2020-09-01', { candidate: 'America/New_York' }).at(-1)).toEqual([
      'close-1',
      '2020-08-31T13:00:00.000Z',
    ]);
    expect(plan('2020-09-01', { candidate: 'Asia/Tokyo' }).at(-1)).toEqual(['close-1', '2020-08-31T00:00:00.000Z']);
  });

  it('counts from the day before when the close comes before that day on the candidate’s calendar', () => {
    const zones = { pilot: 'Pacific/Kiritimati', candidate: 'Pacific/Niue' };
    const closesAt = endOfLocalDay('2020-09-01', zones.pilot); // 23:00 on August 31 in Niue
    const [last] = planReminders({ closesAt, zones, ladder: { days: [1], time: '23:30' }, now: new Date(0) });
    expect(last!.dueAt.toISOString()).toBe('2020-08-31T10:30:00.000Z');
    expect(lastDayFor(closesAt, zones)).toBe('2020-08-31');
  });

  it('stays at nine when the clocks change in between', () => {
    expect(plan('2026-11-07', { now: '2026-07-10T12:00:00Z' })).toEqual([
      ['close-30', '2026-10-08T14:00:00.000Z'],
      ['close-14', '2026-10-24T14:00:00.000Z'],
      ['close-7', '2026-10-31T14:00:00.000Z'],
      ['close-2', '2026-11-05T15:00:00.000Z'],
      ['close-1', '2026-11-06T15:00:00.000Z'],
    ]);
  });

  it('leaves out reminders whose time has passed', () => {
    expect(plan('2020-09-01', { now: '2020-08-25T14:00:00Z' }).map(([kind]) => kind)).toEqual(['close-2', 'close-1']);
  });

  it('a reminder at 01:30 on the day the clock goes back, 02:30 when forward', () => {
    // 2026-11-01: clocks show 01:30 twice, first at 06:30Z. The reminder is sent then, and not again an hour later.
    expect(plan('2026-11-02', { ladder: { days: [1], time: '01:30' } })).toEqual([
      ['close-1', '2026-11-01T06:30:00.000Z'],
    ]);
    // 2026-03-08: clocks never show 02:30. The next valid time is 03:00, at 08:00Z.
    expect(plan('2026-03-09', { ladder: { days: [1], time: '02:30' } })).toEqual([
      ['close-1', '2026-03-08T08:00:00.000Z'],
    ]);
  });

  const zones = fc.constantFrom(
    'America/Chicago',
    'America/New_York',
    'Europe/Berlin',
    'Asia/Kathmandu',
    'Pacific/Apia',
    'America/Sao_Paulo',
    'Australia/Lord_Howe',
    'UTC',
  );
  const days = fc.integer({ min: 0, max: 40 * 365 }).map((offset) => addDays('2000-01-01', offset));
  const times = fc
    .tuple(fc.integer({ min: 0, max: 23 }), fc.integer({ min: 0, max: 59 }))
    .map(([hour, minute]) => `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`);
  const ladders = fc.record({ days: fc.uniqueArray(fc.integer({ min: 1, max: 200 }), { maxLength: 8 }), time: times });

  it('reminds once for each rung, before the close, in order, on the right local day, in every zone and year', () => {
    fc.assert(
      fc.property(days, zones, zones, ladders, (closesOn, pilotZone, zone, ladder) => {
        const closesAt = endOfLocalDay(closesOn, pilotZone);
        const planned = planReminders({
          closesAt,
          zones: { pilot: pilotZone, candidate: zone },
          ladder,
          now: new Date(0),
        });
        expect(new Set(planned.map(({ kind }) => kind)).size).toBe(ladder.days.length);
        expect(
          planned.every(({ dueAt }, index) => dueAt < closesAt && (index === 0 || planned[index - 1]!.dueAt <= dueAt)),
        ).toBe(true);
        for (const { kind, dueAt } of planned) {
          const expected = addDays(
            lastDayFor(closesAt, { pilot: pilotZone, candidate: zone }),
            -Number(kind.slice('close-'.length)),
          );
          // Samoa had no December 30, 2011. A reminder for that day is sent on the next day.
          if (!(zone === 'Pacific/Apia' && expected === '2011-12-30')) expect(localDayOf(dueAt, zone)).toBe(expected);
        }
      }),
      { numRuns: 500 },
    );
  });

  it('plans the same from any later moment, without the reminders that have passed', () => {
    fc.assert(
      fc.property(days, zones, ladders, fc.integer({ min: -250, max: 10 }), (closesOn, zone, ladder, offset) => {
        const closesAt = endOfLocalDay(closesOn, zone);
        const now = new Date(closesAt.getTime() + offset * 86_400_000);
        const zones = { pilot: zone, candidate: zone };
        const all = planReminders({ closesAt, zones, ladder, now: new Date(0) });
        expect(planReminders({ closesAt, zones, ladder, now })).toEqual(all.filter(({ dueAt }) => dueAt > now));
      }),
    );
  });
});

describe('a reminder that is due', () => {
  const zones = { pilot: chicago, candidate: chicago };
  const closesAt = endOfLocalDay('2020-09-01', chicago);
  const now = new Date('2020-08-31T14:00:30Z');
  const [, , week, two, one] = planReminders({ closesAt, zones, ladder: usual, now: new Date(0) });

  it('is sent while the work is open', () => {
    expect(reminderToSend([one!], { state: 'active', closesAt }, now)).toBe(one);
    expect(reminderToSend([one!], { state: 'resubmitting', closesAt }, now)).toBe(one);
  });

  it('is not sent when there is nothing to submit, or not now', () => {
    for (const state of [
      'waitlisted',
      'registered',
      'paused',
      'submitted',
      'earned',
      'not_earned',
      'expired',
      'withdrawn',
    ] as const) {
      expect(reminderToSend([one!], { state, closesAt }, now)).toBeNull();
    }
  });

  it('is not sent when the close has moved or passed', () => {
    expect(reminderToSend([one!], { state: 'active', closesAt: endOfLocalDay('2020-09-15', chicago) }, now)).toBeNull();
    expect(reminderToSend([one!], { state: 'active', closesAt }, closesAt)).toBeNull();
    expect(closeToRemindOf({ state: 'active', closesAt: null }, now)).toBeNull();
  });

  it('is only the latest, when several have come due during an outage', () => {
    expect(reminderToSend([week!, one!, two!], { state: 'active', closesAt }, now)).toBe(one);
  });

  it('stays when a new plan is made before it is sent, unless the close has moved', () => {
    const planned = planReminders({ closesAt, zones, ladder: usual, now });
    expect(planned).toEqual([]);
    expect(isMoot(one!, { closesAt, planned, now })).toBe(false);
    expect(isMoot(one!, { closesAt: endOfLocalDay('2020-09-15', chicago), planned, now })).toBe(true);
    expect(isMoot(one!, { closesAt: null, planned, now })).toBe(true);
  });

  it('becomes pointless before its time when its rung is removed from the ladder', () => {
    const earlier = new Date('2020-08-01T00:00:00Z');
    const planned = planReminders({ closesAt, zones, ladder: { ...usual, days: [30, 14, 2, 1] }, now: earlier });
    expect([week!, one!].map((reminder) => isMoot(reminder, { closesAt, planned, now: earlier }))).toEqual([
      true,
      false,
    ]);
  });
});
