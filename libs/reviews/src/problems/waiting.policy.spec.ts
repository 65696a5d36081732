import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { type Deadlines, hasLapsed, resumed, stopped } from './waiting.policy.js';

const start = Date.parse('2026-03-02T15:00:00Z');
const at = (minutes: number) => new Date(start + minutes * 60_000);
const running: Deadlines = { dueAt: at(20_000), leaseUntil: at(24_000), waitingSince: null };

interface Wait {
  from: number;
  minutes: number;
}

const waits = fc.array(fc.record({ from: fc.nat(10_000), minutes: fc.nat(3_000) }), { minLength: 1, maxLength: 8 });

/** Reports and answers these problems one after another, as the operations do. */
function after(problems: readonly Wait[]): Deadlines {
  const moments = problems
    .flatMap(({ from, minutes }) => [
      { at: from, open: 1 },
      { at: from + minutes, open: -1 },
    ])
    .toSorted((one, other) => one.at - other.at || other.open - one.open);
  let dates = running;
  let open = 0;
  for (const moment of moments) {
    open += moment.open;
    if (moment.open === 1) dates = stopped(dates, at(moment.at));
    else if (open === 0) dates = resumed(dates, at(moment.at));
  }
  return dates;
}

/** The minutes in which at least one problem is open, counted one by one. */
function minutesOpen(problems: readonly Wait[]): number {
  const minutes = new Set<number>();
  for (const { from, minutes: length } of problems)
    for (let minute = from; minute < from + length; minute++) minutes.add(minute);
  return minutes.size;
}

describe('the deadlines of a review with reported problems', () => {
  it('are later by the time in which at least one problem was open, however the problems overlap', () => {
    fc.assert(
      fc.property(waits, (problems) => {
        const waited = minutesOpen(problems);
        expect(after(problems)).toEqual({
          dueAt: at(20_000 + waited),
          leaseUntil: at(24_000 + waited),
          waitingSince: null,
        });
      }),
    );
  });

  it('are never earlier, even when the clock goes back', () => {
    fc.assert(
      fc.property(fc.integer({ min: -5_000, max: 5_000 }), fc.integer({ min: -5_000, max: 5_000 }), (from, to) => {
        const { dueAt, leaseUntil } = resumed(stopped(running, at(from)), at(to));
        expect(dueAt.getTime()).toBeGreaterThanOrEqual(running.dueAt.getTime());
        expect(leaseUntil.getTime()).toBeGreaterThanOrEqual(running.leaseUntil.getTime());
      }),
    );
  });

  it('do not pass while it waits', () => {
    fc.assert(
      fc.property(fc.nat(23_999), fc.nat(100_000), (since, later) => {
        expect(hasLapsed(stopped(running, at(since)), at(since + later))).toBe(false);
      }),
    );
    expect(hasLapsed(running, at(24_000))).toBe(true);
  });
});
