import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { conflictsIn, type ConflictFacts } from './conflict-of-interest.policy.js';

const strangers: ConflictFacts = {
  samePerson: false,
  sameDistrict: false,
  sameEmployer: false,
  coaches: false,
  declared: false,
};

describe('a conflict between a reviewer and a candidate', () => {
  it('does not exist between strangers', () => {
    expect(conflictsIn(strangers)).toEqual([]);
  });

  it.each([
    ['samePerson', 'own-submission'],
    ['sameDistrict', 'same-district'],
    ['sameEmployer', 'same-employer'],
    ['coaches', 'coach'],
    ['declared', 'declared'],
  ] as const)('exists with the fact %s', (fact, conflict) => {
    expect(conflictsIn({ ...strangers, [fact]: true })).toEqual([conflict]);
  });

  it('names every reason, not only the first', () => {
    fc.assert(
      fc.property(
        fc.record({
          samePerson: fc.boolean(),
          sameDistrict: fc.boolean(),
          sameEmployer: fc.boolean(),
          coaches: fc.boolean(),
          declared: fc.boolean(),
        }),
        (facts) => {
          expect(conflictsIn(facts)).toHaveLength(Object.values(facts).filter(Boolean).length);
        },
      ),
    );
  });
});
