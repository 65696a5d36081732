import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { retainedKinds } from '../vocabulary.js';
import { keptEvents, longerThanTheAccount, pastBefore, type Periods } from './periods.policy.js';

const none: Periods = { message: null, technical: null, work: null, assessment: null, career: null, account: null };
const days = fc.option(fc.integer({ min: 30, max: 36_500 }), { nil: null });

describe('the periods of records', () => {
  it('may all be without an end', () => expect(longerThanTheAccount(none)).toEqual([]));

  it('end no later than the account, or the words of a person without a name would be left', () => {
    expect(longerThanTheAccount({ ...none, message: 30, work: 400, account: 365 })).toEqual([
      'technical',
      'work',
      'assessment',
      'career',
    ]);
    fc.assert(
      fc.property(
        fc.record<Periods>({
          message: days,
          technical: days,
          work: days,
          assessment: days,
          career: days,
          account: days,
        }),
        (periods) => {
          const fits = retainedKinds.every(
            (kind) => periods.account === null || (periods[kind] ?? Infinity) <= periods.account,
          );
          expect(longerThanTheAccount(periods).length === 0).toBe(fits);
        },
      ),
    );
  });

  it('count whole days', () =>
    expect(pastBefore(new Date('2026-03-02T15:00:00Z'), 30)).toEqual(new Date('2026-01-31T15:00:00Z')));

  it('never reach decisions and badges', () => {
    for (const kind of retainedKinds)
      expect(keptEvents[kind] === 'all' || ['decision', 'award'].every((one) => keptEvents[kind].includes(one))).toBe(
        true,
      );
  });
});
