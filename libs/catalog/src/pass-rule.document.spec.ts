import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { sampleContent } from './authoring/content.sample.js';
import {
  detailsThatCount,
  detailsToRedo,
  levelNeededInOutcome,
  meetsBy,
  passRuleInWords,
  type PassRule,
  scaleOf,
} from './pass-rule.document.js';
import { detailsOf } from './version-content.document.js';

const rubric = ['beginning', 'developing', 'effective', 'exemplary'].map((code, place) => ({
  code,
  name: `${code.charAt(0).toUpperCase()}${code.slice(1)}`,
  meets: place >= 2,
  about: '',
}));
const codes = rubric.map(({ code }) => code);
const by = (passRule: PassRule) => sampleContent({ rubric, passRule });
const met = (content: ReturnType<typeof by>, levels: Record<string, string>) =>
  new Set(Object.keys(levels).filter((id) => meetsBy(content, id, levels[id]!)));
const redo = (passRule: PassRule, levels: Record<string, string>) =>
  detailsToRedo(by(passRule), met(by(passRule), levels));

describe('every detail meets', () => {
  it('by the marks of the scale, and each that does not is done again', () => {
    expect(redo({ kind: 'every-detail-meets' }, { o1: 'effective', o2a: 'developing', o2b: 'exemplary' })).toEqual([
      'o2a',
    ]);
  });
});

describe('at least a level', () => {
  const rule: PassRule = { kind: 'at-least-level', level: 'exemplary', detailLevels: { o1: 'developing' } };

  it('is one level for all details, and another for those that name it', () => {
    expect(redo(rule, { o1: 'developing', o2a: 'effective', o2b: 'exemplary' })).toEqual(['o2a']);
    expect(redo(rule, { o1: 'beginning', o2a: 'exemplary', o2b: 'exemplary' })).toEqual(['o1']);
  });

  it('decides what the scale shows as meeting', () => {
    expect(scaleOf(by(rule)).map(({ meets }) => meets)).toEqual([false, false, false, true]);
  });
});

describe('at least some details of each outcome', () => {
  const one: PassRule = { kind: 'at-least-n-of-m', atLeast: 1 };

  it('needs them in each outcome: a surplus in one makes up for nothing in another', () => {
    expect(redo(one, { o1: 'effective', o2a: 'beginning', o2b: 'effective' })).toEqual([]);
    expect(redo(one, { o1: 'beginning', o2a: 'effective', o2b: 'effective' })).toEqual(['o1']);
    expect(redo(one, { o1: 'effective', o2a: 'beginning', o2b: 'beginning' })).toEqual(['o2a', 'o2b']);
  });

  it('needs all details of an outcome that has fewer', () => {
    const rule = { kind: 'at-least-n-of-m', atLeast: 5 } as const;
    expect(redo(rule, { o1: 'effective', o2a: 'effective', o2b: 'beginning' })).toEqual(['o2b']);
    expect(redo(rule, { o1: 'effective', o2a: 'effective', o2b: 'effective' })).toEqual([]);
  });
});

describe('any rule', () => {
  const level = fc.constantFrom(...codes);
  const rules: fc.Arbitrary<PassRule> = fc.oneof(
    fc.constant({ kind: 'every-detail-meets' } as const),
    fc.record({
      kind: fc.constant('at-least-level' as const),
      level: fc.constantFrom(...codes.slice(1)),
      detailLevels: fc.dictionary(fc.constantFrom('o1', 'o2a', 'o2b'), fc.constantFrom(...codes.slice(1))),
    }),
    fc.record({ kind: fc.constant('at-least-n-of-m' as const), atLeast: fc.integer({ min: 1, max: 4 }) }),
  );
  const ids = detailsOf(sampleContent()).map(({ id }) => id);
  const levels = fc
    .tuple(level, level, level)
    .map((given) => Object.fromEntries(ids.map((id, at) => [id, given[at]!])));

  it('never turns met into not met by a higher score', () => {
    fc.assert(
      fc.property(rules, levels, fc.constantFrom(...ids), level, (rule, given, id, other) => {
        const raised = codes.indexOf(other) > codes.indexOf(given[id]!) ? { ...given, [id]: other } : given;
        const [before, after] = [redo(rule, given), redo(rule, raised)];
        expect(before).toEqual(expect.arrayContaining(after));
      }),
    );
  });

  it('is passed with the highest level everywhere, and fails with the lowest', () => {
    const all = (code: string) => Object.fromEntries(ids.map((id) => [id, code]));
    fc.assert(
      fc.property(rules, (rule) => {
        expect(redo(rule, all('exemplary'))).toEqual([]);
        expect(redo(rule, all('beginning'))).toEqual(ids);
      }),
    );
  });

  it('asks again only for details that do not meet', () => {
    fc.assert(
      fc.property(rules, levels, (rule, given) => {
        const meeting = met(by(rule), given);
        expect(redo(rule, given).filter((id) => meeting.has(id))).toEqual([]);
      }),
    );
  });
});

it('says so where no level meets yet, as in a new draft', () => {
  const content = {
    ...by({ kind: 'every-detail-meets' }),
    rubric: rubric.map((level) => ({ ...level, meets: false })),
  };
  expect(passRuleInWords(content)).toBe('No level of the scale meets yet, so nobody can pass.');
  expect(scaleOf(content).map(({ meets }) => meets)).toEqual([false, false, false, false]);
  expect(() => levelNeededInOutcome(content, 'o1')).toThrow('cannot be earned');
});

describe('what an outcome needs', () => {
  it('is the lowest level of its details', () => {
    const content = by({ kind: 'at-least-level', level: 'exemplary', detailLevels: { o2b: 'developing' } });
    expect(levelNeededInOutcome(content, 'o1').code).toBe('exemplary');
    expect(levelNeededInOutcome(content, 'o2').code).toBe('developing');
  });

  it('is all of its details, or as many as the rule says', () => {
    expect(detailsThatCount(by({ kind: 'every-detail-meets' }), 3)).toBe(3);
    expect([1, 3].map((all) => detailsThatCount(by({ kind: 'at-least-n-of-m', atLeast: 2 }), all))).toEqual([1, 2]);
  });
});

describe('the rule in words', () => {
  it.each([
    [{ kind: 'every-detail-meets' }, 'Every detail must reach Effective or above.'],
    [{ kind: 'at-least-level', level: 'exemplary' }, 'Every detail must reach Exemplary.'],
    [
      { kind: 'at-least-level', level: 'effective', detailLevels: { o2b: 'developing' } },
      'Every detail must reach Effective or above, except these. “Takes part” must reach Developing or above.',
    ],
    [
      { kind: 'at-least-n-of-m', atLeast: 2 },
      'At least 2 details of each essential outcome must reach Effective or above. An outcome with fewer details needs all of them.',
    ],
  ] satisfies [PassRule, string][])('%j', (rule, words) => expect(passRuleInWords(by(rule))).toBe(words));
});
