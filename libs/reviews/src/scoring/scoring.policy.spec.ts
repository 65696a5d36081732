import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { meetsOn, missingToLock, summarize, type GivenScore } from './scoring.policy.js';

const scale = [
  { code: 'not_met', meets: false },
  { code: 'progressing', meets: false },
  { code: 'demonstrated', meets: true },
];
const meeting = (detailId: string): GivenScore => ({ detailId, level: 'demonstrated', rationale: '', cited: [] });
const notMeeting = (detailId: string, part: Partial<GivenScore> = {}): GivenScore => ({
  detailId,
  level: 'not_met',
  rationale: 'The plan has no dates.',
  cited: ['e1'],
  ...part,
});

describe('what is missing to lock a review', () => {
  it('lists a score for every detail in scope', () => {
    expect(missingToLock(['o1', 'o2', 'o3'], scale, [meeting('o2')])).toEqual([
      { detailId: 'o1', missing: 'score' },
      { detailId: 'o3', missing: 'score' },
    ]);
  });

  it('lists a rationale and cited evidence together when a detail does not meet', () => {
    expect(missingToLock(['o1'], scale, [notMeeting('o1', { rationale: '  ', cited: [] })])).toEqual([
      { detailId: 'o1', missing: 'rationale' },
      { detailId: 'o1', missing: 'cited-evidence' },
    ]);
  });

  it('is nothing when each detail meets or has its reasons and evidence', () => {
    expect(missingToLock(['o1', 'o2'], scale, [notMeeting('o1'), meeting('o2')])).toEqual([]);
  });

  it('ignores a level that the scale does not have', () => {
    expect(missingToLock(['o1'], scale, [{ ...meeting('o1'), level: 'splendid' }])).toEqual([
      { detailId: 'o1', missing: 'score' },
    ]);
    expect(meetsOn(scale, 'splendid')).toBeUndefined();
  });

  it('does not depend on the order of the scores, or on scores outside the scope', () => {
    const given = fc.uniqueArray(
      fc.record({
        detailId: fc.constantFrom('o1', 'o2', 'o3', 'o9'),
        level: fc.constantFrom('not_met', 'progressing', 'demonstrated'),
        rationale: fc.constantFrom('', 'Why.'),
        cited: fc.constantFrom([], ['e1']),
      }),
      { selector: (score) => score.detailId },
    );
    fc.assert(
      fc.property(given, (scores) => {
        const scope = ['o1', 'o2', 'o3'];
        const missing = missingToLock(scope, scale, scores);
        expect(missingToLock(scope, scale, [...scores].reverse())).toEqual(missing);
        expect(
          missingToLock(
            scope,
            scale,
            scores.filter((score) => scope.includes(score.detailId)),
          ),
        ).toEqual(missing);
      }),
    );
  });
});

describe('the summary before the lock', () => {
  it('counts the scored details in scope, and how many meet', () => {
    expect(summarize(['o1', 'o2', 'o3'], scale, [meeting('o1'), notMeeting('o2'), meeting('o9')])).toEqual({
      inScope: 3,
      scored: 2,
      meeting: 1,
      notMeeting: 1,
    });
  });
});
