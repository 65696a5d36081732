import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { disputedDetails, type Verdict } from './comparison.policy.js';
import { judge, unmetDetails } from './decision.policy.js';

const scale = [
  { code: 'not_met', meets: false },
  { code: 'progressing', meets: false },
  { code: 'demonstrated', meets: true },
  { code: 'exemplary', meets: true },
];
const verdict = (detailId: string, level: string): Verdict => ({
  detailId,
  level,
  meets: scale.find((rung) => rung.code === level)!.meets,
});
const verdicts = (levels: Record<string, string>): Verdict[] =>
  Object.entries(levels).map(([detailId, level]) => verdict(detailId, level));

describe('two locked reviews', () => {
  it('differ when one says that a detail meets and the other says that it does not', () => {
    const first = verdicts({ o1: 'demonstrated', o2: 'not_met' });
    const second = verdicts({ o1: 'demonstrated', o2: 'demonstrated' });
    expect(disputedDetails(['o1', 'o2'], first, second)).toEqual(['o2']);
  });

  it('do not differ when both levels meet, or neither does', () => {
    const first = verdicts({ o1: 'demonstrated', o2: 'not_met' });
    const second = verdicts({ o1: 'exemplary', o2: 'progressing' });
    expect(disputedDetails(['o1', 'o2'], first, second)).toEqual([]);
  });
});

describe('a decision', () => {
  const base = { details: ['o1', 'o2'], scope: ['o1', 'o2'], scale, carried: [] };

  it('is met when every detail meets', () => {
    const both = verdicts({ o1: 'demonstrated', o2: 'demonstrated' });
    expect(judge({ ...base, independent: [both, both] })).toEqual({
      outcome: 'met',
      details: [
        { detailId: 'o1', level: 'demonstrated', meets: true, basis: 'agreed' },
        { detailId: 'o2', level: 'demonstrated', meets: true, basis: 'agreed' },
      ],
    });
  });

  it('is not yet met when both find that one detail does not meet, and the next attempt is about that detail', () => {
    const judgment = judge({
      ...base,
      independent: [verdicts({ o1: 'demonstrated', o2: 'not_met' }), verdicts({ o1: 'exemplary', o2: 'progressing' })],
    });
    expect(judgment.outcome).toBe('not_yet_met');
    expect(unmetDetails(judgment.details)).toEqual(['o2']);
  });

  it('takes the lower of two levels that agree', () => {
    const judgment = judge({
      ...base,
      independent: [verdicts({ o1: 'exemplary', o2: 'progressing' }), verdicts({ o1: 'demonstrated', o2: 'not_met' })],
    });
    expect(judgment.details.map(({ level }) => level)).toEqual(['demonstrated', 'not_met']);
  });

  it('takes a disputed detail only from the third reviewer', () => {
    const independent = [
      verdicts({ o1: 'demonstrated', o2: 'not_met' }),
      verdicts({ o1: 'demonstrated', o2: 'demonstrated' }),
    ] as const;
    const upheld = judge({ ...base, independent, adjudication: verdicts({ o2: 'demonstrated' }) });
    expect(upheld).toMatchObject({
      outcome: 'met',
      details: [{ basis: 'agreed' }, { basis: 'adjudicated', meets: true }],
    });
    expect(judge({ ...base, independent, adjudication: verdicts({ o2: 'progressing' }) })).toMatchObject({
      outcome: 'not_yet_met',
    });
  });

  it('carries details met in an earlier attempt: they stay met', () => {
    const both = verdicts({ o2: 'demonstrated' });
    const judgment = judge({
      ...base,
      scope: ['o2'],
      independent: [both, both],
      carried: verdicts({ o1: 'exemplary' }),
    });
    expect(judgment).toMatchObject({
      outcome: 'met',
      details: [
        { detailId: 'o1', level: 'exemplary', basis: 'carried', meets: true },
        { detailId: 'o2', basis: 'agreed' },
      ],
    });
  });

  it('is refused while a detail is neither scored nor carried', () => {
    const both = verdicts({ o2: 'demonstrated' });
    expect(() => judge({ ...base, scope: ['o2'], independent: [both, both] })).toThrow('o1');
  });
});

describe('any decision', () => {
  const details = ['o1', 'o2', 'o3', 'o4'];
  const level = fc.constantFrom(...scale.map((rung) => rung.code));
  const meetingLevel = fc.constantFrom('demonstrated', 'exemplary');
  const situation = fc.record({
    scope: fc.subarray(details, { minLength: 1 }),
    first: fc.tuple(level, level, level, level),
    second: fc.tuple(level, level, level, level),
    third: fc.tuple(level, level, level, level),
    carried: fc.tuple(meetingLevel, meetingLevel, meetingLevel, meetingLevel),
  });
  const scoresOf = (levels: string[], only: string[]): Verdict[] =>
    details.map((id, at) => verdict(id, levels[at]!)).filter(({ detailId }) => only.includes(detailId));
  const judged = (
    {
      scope,
      first,
      second,
      third,
      carried,
    }: { scope: string[]; first: string[]; second: string[]; third: string[]; carried: string[] },
    swapped = false,
  ) => {
    const pair = [scoresOf(first, scope), scoresOf(second, scope)] as const;
    const independent = swapped ? ([pair[1], pair[0]] as const) : pair;
    const disputed = disputedDetails(scope, ...independent);
    return {
      disputed,
      judgment: judge({
        details,
        scope,
        scale,
        independent,
        adjudication: scoresOf(third, disputed),
        carried: scoresOf(
          carried,
          details.filter((id) => !scope.includes(id)),
        ),
      }),
    };
  };

  it('does not depend on which reviewer is the first', () => {
    fc.assert(fc.property(situation, (given) => expect(judged(given, true)).toEqual(judged(given))));
  });

  it('is met if and only if every detail of the version meets, and decides each detail once', () => {
    fc.assert(
      fc.property(situation, (given) => {
        const { judgment } = judged(given);
        expect(judgment.details.map(({ detailId }) => detailId)).toEqual(details);
        expect(judgment.outcome === 'met').toBe(judgment.details.every(({ meets }) => meets));
        expect(judgment.outcome === 'met').toBe(unmetDetails(judgment.details).length === 0);
      }),
    );
  });

  it('never says that a detail meets when both reviewers found that it does not, or the reverse', () => {
    fc.assert(
      fc.property(situation, (given) => {
        for (const { detailId, basis, meets } of judged(given).judgment.details.filter(
          (detail) => detail.basis === 'agreed',
        )) {
          const at = details.indexOf(detailId);
          expect([basis, meets]).toEqual(['agreed', verdict(detailId, given.first[at]!).meets]);
          expect(meets).toBe(verdict(detailId, given.second[at]!).meets);
        }
      }),
    );
  });

  it('asks the third reviewer only about disputed details', () => {
    fc.assert(
      fc.property(situation, (given) => {
        const { disputed, judgment } = judged(given);
        expect(judgment.details.filter(({ basis }) => basis === 'adjudicated').map(({ detailId }) => detailId)).toEqual(
          disputed,
        );
      }),
    );
  });
});
