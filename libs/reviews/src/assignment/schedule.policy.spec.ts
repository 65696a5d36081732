import { describe, expect, it } from '@jest/globals';
import { answerBy, dueAt, leaseUntil } from './schedule.policy.js';

const terms = { answerDays: 5, dueDays: 14, graceDays: 3, claimHours: 72 };
const zone = 'America/Chicago';

describe('the times of a review', () => {
  it('is due at the end of the local day a fortnight after the offer, across a clock change', () => {
    expect(dueAt(new Date('2026-10-25T15:00:00Z'), terms, zone)).toEqual(new Date('2026-11-09T06:00:00Z'));
  });

  it('belongs to the day it was offered in for the reviewer, not for Greenwich', () => {
    expect(dueAt(new Date('2026-06-02T03:00:00Z'), terms, zone)).toEqual(new Date('2026-06-16T05:00:00Z'));
  });

  it('waits for an answer until the end of a local day', () => {
    expect(answerBy(new Date('2026-06-01T15:00:00Z'), terms, zone)).toEqual(new Date('2026-06-07T05:00:00Z'));
  });

  it('stays with an assigned reviewer until the grace after the due day is over', () => {
    const due = dueAt(new Date('2026-06-01T15:00:00Z'), terms, zone);
    expect(leaseUntil({ dueAt: due, claimed: false }, new Date('2026-06-05T00:00:00Z'), terms, zone)).toEqual(
      new Date('2026-06-19T05:00:00Z'),
    );
  });

  it('stays with who claimed it for some hours after the last score, and never past the grace', () => {
    const due = dueAt(new Date('2026-06-01T15:00:00Z'), terms, zone);
    expect(leaseUntil({ dueAt: due, claimed: true }, new Date('2026-06-05T00:00:00Z'), terms, zone)).toEqual(
      new Date('2026-06-08T00:00:00Z'),
    );
    expect(leaseUntil({ dueAt: due, claimed: true }, new Date('2026-06-18T00:00:00Z'), terms, zone)).toEqual(
      new Date('2026-06-19T05:00:00Z'),
    );
  });
});
