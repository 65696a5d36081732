import { describe, expect, it } from '@jest/globals';
import { endOfLocalDay, instantAt } from '#kernel';
import { type CloseMove, deadlineOf, type DeadlineTerms, isAtRisk } from './deadline.policy.js';

const zone = 'America/Chicago';
const noon = (day: string) => instantAt(day, '12:00', zone);
const end = (day: string) => endOfLocalDay(day, zone);
const terms: DeadlineTerms = {
  state: 'active',
  startedAt: noon('2020-05-05'),
  windowDays: 120,
  closingDay: '2020-09-01',
  zone,
  closesAt: end('2020-09-01'),
  pausedAt: null,
};
const line = (command: CloseMove['command'], day: string, moves: Partial<CloseMove> = {}): CloseMove => ({
  command,
  at: noon(day),
  reason: null,
  closesBefore: end('2020-09-01'),
  closesAfter: end('2020-09-01'),
  days: 0,
  ...moves,
});

describe('the deadline of an enrollment', () => {
  it('does not exist before work has started', () => {
    expect(
      deadlineOf(
        { ...terms, state: 'registered', startedAt: null, windowDays: null, closesAt: null },
        [],
        noon('2020-05-05'),
      ),
    ).toBeNull();
  });

  it('shows both days, which one applies, and the days left', () => {
    expect(
      deadlineOf(terms, [line('register', '2020-05-01'), line('start', '2020-05-05')], noon('2020-08-31')),
    ).toMatchObject({
      windowEndsOn: '2020-09-02',
      pilotClosesOn: '2020-09-01',
      decidedBy: 'closing-day',
      closesAt: end('2020-09-01'),
      daysLeft: 1,
      extensions: [],
      pauses: [],
    });
  });

  it('explains the stored close by every extension and pause, with their reasons', () => {
    const history = [
      line('start', '2020-05-05'),
      line('pause', '2020-06-01', { reason: 'Family leave' }),
      line('resume', '2020-06-11', { reason: 'Back at work', closesAfter: end('2020-09-11'), days: 10 }),
      line('extend', '2020-08-01', {
        reason: 'Storm',
        closesBefore: end('2020-09-11'),
        closesAfter: end('2020-09-18'),
        days: 7,
      }),
      line('submit', '2020-09-10'),
      line('return-unmet', '2020-10-01', {
        reason: 'Not yet met',
        closesBefore: end('2020-09-18'),
        closesAfter: end('2020-10-31'),
        days: 43,
      }),
    ];
    const deadline = deadlineOf(
      { ...terms, state: 'resubmitting', closesAt: end('2020-10-31') },
      history,
      noon('2020-10-02'),
    );
    expect(deadline).toMatchObject({
      lastDay: '2020-10-31',
      closesAt: end('2020-10-31'),
      extendedByDays: 50,
      pausedByDays: 10,
      daysLeft: 29,
    });
    expect(deadline?.extensions.map(({ reason, days }) => [reason, days])).toEqual([
      ['Storm', 7],
      ['Not yet met', 43],
    ]);
    expect(deadline?.pauses).toEqual([
      expect.objectContaining({ from: noon('2020-06-01'), at: noon('2020-06-11'), days: 10, reason: 'Back at work' }),
    ]);
  });

  it('does not move closer during a pause', () => {
    const paused: DeadlineTerms = { ...terms, state: 'paused', pausedAt: noon('2020-08-30') };
    expect(deadlineOf(paused, [line('pause', '2020-08-30')], noon('2020-10-01'))).toMatchObject({
      daysLeft: 2,
      pausedAt: noon('2020-08-30'),
    });
  });
});

describe('who is at risk', () => {
  it.each([
    ['active', '2020-08-18', true],
    ['active', '2020-08-17', false],
    ['resubmitting', '2020-08-18', true],
    ['paused', '2020-08-18', false],
    ['submitted', '2020-08-18', false],
    ['expired', '2020-09-18', false],
  ] as const)('%s on %s with a mark of 14 days: %s', (state, day, expected) => {
    expect(isAtRisk({ ...terms, state }, 14, noon(day))).toBe(expected);
  });
});
