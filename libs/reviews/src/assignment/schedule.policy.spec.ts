import { describe, expect, it } from '@jest/globals';
import { answerBy, dueAt, leaseUntil } from './schedule.policy.js';

const terms = { answerDays: 5, dueDays: 14, graceDays: 3, claimHours: 72 };
const zone = 'America/Chicago';

describe('the times of a review', () => {
  it('is due at the end of the local day two weeks after the offer, across a clock change', () => {
    expect(dueAt(new Date('2026-10-25T15:00:00Z'), terms, zone)).toEqual(new Date('2026-11-09T06:00:00Z'));
  });

  it('counts from the day of the offer in the zone of the reviewer, not in UTC', () => {
    expect(dueAt(new Date('2026-06-02T03:00:00Z'), terms, zone)).toEqual(new Date('2026-06-16T05:00:00Z'));
  });

  it('waits to be accepted until the end of a local day', () => {
    expect(answerBy(new Date('2026-06-01T15:00:00Z'), terms, zone)).toEqual(new Date('2026-06-07T05:00:00Z'));
  });

  it('stays with an assigned reviewer until the end of the grace after the due day', () => {
    const due = dueAt(new Date('2026-06-01T15:00:00Z'), terms, zone);
    expect(leaseUntil({ dueAt: due, claimed: false }, new Date('2026-06-05T00:00:00Z'), terms, zone)).toEqual(
      new Date('2026-06-19T05:00:00Z'),
    );
  });

  it('stays with the reviewer who claimed it for some hours after the last score, and never past the grace', () => {
    const due = dueAt(new Date('2026-06-01T15:00:00Z'), terms, zone);
    expect(leaseUntil({ dueAt: due, claimed: true }, new Date('2026-06-05T00:00:00Z'), terms, zone)).toEqual(
      new Date('2026-06-08T00:00:00Z'),
    );
    expect(leaseUntil({ dueAt: due, claimed: true }, new Date('2026-06-18T00:00:00Z'), terms, zone)).toEqual(
      new Date('2026-06-19T05:00:00Z'),
    );
  });
});
