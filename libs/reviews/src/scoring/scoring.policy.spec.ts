import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { missingToLock, summarize, type GivenScore } from './scoring.policy.js';

const levels = ['not_met', 'progressing', 'demonstrated'];
const meetsBy = (_: string, level: string) => (levels.includes(level) ? level === 'demonstrated' : undefined);
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
    expect(missingToLock(['o1', 'o2', 'o3'], meetsBy, [meeting('o2')])).toEqual([
      { detailId: 'o1', missing: 'score' },
      { detailId: 'o3', missing: 'score' },
    ]);
  });

  it('lists a rationale and cited evidence together when a detail does not meet', () => {
    expect(missingToLock(['o1'], meetsBy, [notMeeting('o1', { rationale: '  ', cited: [] })])).toEqual([
      { detailId: 'o1', missing: 'rationale' },
      { detailId: 'o1', missing: 'cited-evidence' },
    ]);
  });

  it('is nothing when each detail meets or has its reasons and evidence', () => {
    expect(missingToLock(['o1', 'o2'], meetsBy, [notMeeting('o1'), meeting('o2')])).toEqual([]);
  });

  it('asks by detail, since a pass rule may need another level of one', () => {
    const higherOnO2 = (detailId: string, level: string) => meetsBy(detailId, level) && detailId !== 'o2';
    expect(missingToLock(['o1', 'o2'], higherOnO2, [meeting('o1'), meeting('o2')])).toEqual([
      { detailId: 'o2', missing: 'rationale' },
      { detailId: 'o2', missing: 'cited-evidence' },
    ]);
  });

  it('ignores a level that the scale does not have', () => {
    expect(missingToLock(['o1'], meetsBy, [{ ...meeting('o1'), level: 'splendid' }])).toEqual([
      { detailId: 'o1', missing: 'score' },
    ]);
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
        const missing = missingToLock(scope, meetsBy, scores);
        expect(missingToLock(scope, meetsBy, [...scores].reverse())).toEqual(missing);
        expect(
          missingToLock(
            scope,
            meetsBy,
            scores.filter((score) => scope.includes(score.detailId)),
          ),
        ).toEqual(missing);
      }),
    );
  });
});

describe('the summary before the lock', () => {
  it('counts the scored details in scope, and how many meet', () => {
    expect(summarize(['o1', 'o2', 'o3'], meetsBy, [meeting('o1'), notMeeting('o2'), meeting('o9')])).toEqual({
      inScope: 3,
      scored: 2,
      meeting: 1,
      notMeeting: 1,
    });
  });
});
