import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { meetsBy, type PassRule } from '#catalog/pass-rule';
import { disputedDetails, type Verdict } from './comparison.policy.js';
import { judge, openDetails } from './decision.policy.js';

const scale = ['not_met', 'progressing', 'demonstrated', 'exemplary'].map((code, place) => ({
  code,
  name: code,
  meets: place >= 2,
  about: '',
}));
/** A version with outcomes that are scored as one detail each. */
const version = (...ids: string[]) => ({
  outcomes: ids.map((id, at) => ({ id, number: at + 1, statement: id, details: [], competencies: [] })),
  rubric: scale,
  passRule: { kind: 'every-detail-meets' } as const,
});
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
  const base = { content: version('o1', 'o2'), scope: ['o1', 'o2'], carried: [] };

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
    expect(openDetails(base.content, judgment.details)).toEqual(['o2']);
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

  it('is met without a detail that the pass rule does not need, and carries it as it was', () => {
    const [outcome] = version('o1').outcomes;
    const content = {
      ...version('o2'),
      outcomes: [
        {
          ...outcome!,
          details: ['a', 'b'].map((letter) => ({ id: `o1${letter}`, letter, statement: letter })),
        },
        ...version('o2').outcomes,
      ],
      passRule: { kind: 'at-least-n-of-m', atLeast: 1 } as const,
    };
    const first = verdicts({ o1a: 'progressing', o1b: 'demonstrated', o2: 'not_met' });
    const judgment = judge({ content, scope: ['o1a', 'o1b', 'o2'], independent: [first, first], carried: [] });
    expect(judgment.outcome).toBe('not_yet_met');
    expect(openDetails(content, judgment.details)).toEqual(['o2']);
    const again = verdicts({ o2: 'demonstrated' });
    expect(judge({ content, scope: ['o2'], independent: [again, again], carried: judgment.details })).toMatchObject({
      outcome: 'met',
      details: [{ detailId: 'o1a', meets: false, basis: 'carried' }, { meets: true }, { meets: true }],
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
        content: version(...details),
        scope,
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
        expect(judgment.outcome === 'met').toBe(openDetails(version(...details), judgment.details).length === 0);
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

describe('a decision by any pass rule', () => {
  const ids = ['o1a', 'o1b', 'o2a', 'o2b'];
  const codes = scale.map(({ code }) => code);
  const level = fc.constantFrom(...codes);
  const [one, two] = version('o1', 'o2').outcomes;
  const split = (outcome: typeof one) => ({
    ...outcome!,
    details: ['a', 'b'].map((letter) => ({ id: `${outcome!.id}${letter}`, letter, statement: letter })),
  });
  const rule: fc.Arbitrary<PassRule> = fc.oneof(
    fc.constant({ kind: 'every-detail-meets' } as const),
    fc.record({
      kind: fc.constant('at-least-level' as const),
      level: fc.constantFrom('progressing', 'exemplary'),
      detailLevels: fc.dictionary(fc.constantFrom(...ids), fc.constantFrom('progressing', 'exemplary')),
    }),
    fc.record({ kind: fc.constant('at-least-n-of-m' as const), atLeast: fc.constantFrom(1, 2) }),
  );
  const given = fc.record({
    rule,
    first: fc.tuple(level, level, level, level),
    second: fc.tuple(level, level, level, level),
    third: fc.tuple(level, level, level, level),
  });
  const decided = ({
    rule: passRule,
    first,
    second,
    third,
  }: Record<'first' | 'second' | 'third', string[]> & { rule: PassRule }) => {
    const content = { outcomes: [split(one), split(two)], rubric: scale, passRule };
    const [a, b, c] = [first, second, third].map((levels) =>
      ids.map((detailId, at) => ({ detailId, level: levels[at]!, meets: meetsBy(content, detailId, levels[at]!)! })),
    );
    return judge({ content, scope: ids, independent: [a!, b!], adjudication: c, carried: [] });
  };

  it('never turns from met into not yet met when a score is raised', () => {
    fc.assert(
      fc.property(given, fc.constantFrom('first', 'second', 'third'), fc.nat(3), level, (scores, which, at, other) => {
        const raised = scores[which].map((code, place) =>
          place === at && codes.indexOf(other) > codes.indexOf(code) ? other : code,
        );
        fc.pre(decided(scores).outcome === 'met');
        expect(decided({ ...scores, [which]: raised }).outcome).toBe('met');
      }),
    );
  });
});
