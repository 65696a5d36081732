import { describe, expect, it } from '@jest/globals';
import { caseId, samplePackage } from '#testing';
import type { CaseObject } from './case-package.document.js';
import { levelsOf } from './package-levels.policy.js';

const named = (number: number) => ({ identifier: caseId('c', number), uri: '', lastChangeDateTime: '2025-11-03' });
const level = (number: number, quality: string, more: CaseObject = {}) => ({ ...named(number), quality, ...more });
const criterion = (levels: CaseObject[], item?: string) => ({
  ...named(1),
  ...(item && { CFItemURI: { title: '', identifier: item, uri: '' } }),
  CFRubricCriterionLevels: levels,
});
const read = (criteria: CaseObject[], { kept = {}, ...more }: CaseObject & { kept?: Record<string, string> } = {}) =>
  levelsOf(
    samplePackage({ CFRubrics: [{ ...named(2), CFRubricCriteria: criteria, ...more }] }),
    new Map(Object.entries(kept)),
  );
const codes = ({ levels }: ReturnType<typeof levelsOf>) => levels.map(({ code }) => code);

describe('the levels of a package', () => {
  it('are those of the criterion that is about no item, in the order of their positions', () => {
    const found = read([
      criterion([level(10, 'Elsewhere')], caseId('a', 2)),
      criterion([level(11, 'Second', { position: 2, description: 'More' }), level(12, 'First', { position: 1 })]),
    ]);
    expect(found.levels).toEqual([
      { identifier: caseId('c', 12), code: 'first', name: 'First', about: '' },
      { identifier: caseId('c', 11), code: 'second', name: 'Second', about: 'More' },
    ]);
  });

  it('have the codes that they had, or those in the extensions, or codes made of their names', () => {
    const levels = [level(10, 'Well begun!'), level(11, 'Second'), level(12, '終わり')];
    expect(codes(read([criterion(levels)]))).toEqual(['well_begun', 'second', 'level_3']);
    expect(codes(read([criterion(levels)], { extensions: { levelCodes: ['A', 'B'] } }))).toEqual(['A', 'B', 'level_3']);
    expect(codes(read([criterion(levels)], { kept: { [caseId('c', 11)]: 'two' } }))).toEqual([
      'well_begun',
      'two',
      'level_3',
    ]);
  });

  it('have names and different codes: others are left out', () => {
    expect(codes(read([criterion([level(10, 'One'), level(11, ' '), level(12, 'One')])]))).toEqual(['one']);
  });

  it('describe a competency by the criterion about it', () => {
    const item = caseId('a', 2);
    const { descriptorsOf } = read([
      criterion([level(10, 'One'), level(11, 'Two')]),
      criterion(
        [level(12, 'Two', { description: 'Reads well' }), level(13, 'Three', { description: 'x' })],
        item.toUpperCase(),
      ),
    ]);
    expect(descriptorsOf(item)).toEqual({ two: 'Reads well' });
    expect(descriptorsOf(caseId('a', 3))).toEqual({});
  });

  it('are none where every criterion is about an item', () => {
    expect(read([criterion([level(10, 'One')], caseId('a', 2))]).levels).toEqual([]);
  });
});
