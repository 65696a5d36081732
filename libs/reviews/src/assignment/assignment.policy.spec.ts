import { describe, expect, it } from '@jest/globals';
import { inOrderToAsk, isEligible, isExcluded, type Prospect } from './assignment.policy.js';

const somebody = (part: Partial<Prospect> = {}): Prospect => ({
  reviewerId: 'r1',
  joined: true,
  earlier: [],
  inHand: 0,
  ...part,
});

describe('who may be offered a submission', () => {
  it('is anyone without a conflict who has not seen it', () => {
    expect(isEligible({ ...somebody(), conflicts: [] })).toBe(true);
    expect(isEligible({ ...somebody(), conflicts: ['coach'] })).toBe(false);
  });

  it.each([
    ['is scoring it', { state: 'scoring', endedBecause: null }, true],
    ['has locked it', { state: 'locked', endedBecause: null }, true],
    ['had their review of it voided', { state: 'voided', endedBecause: 'voided' }, true],
    ['lost it to a conflict while scoring', { state: 'withdrawn', endedBecause: 'conflict' }, true],
    ['was offered it when a conflict was found', { state: 'conflicted', endedBecause: 'conflict' }, true],
    ['recused themselves while scoring', { state: 'withdrawn', endedBecause: 'recused' }, true],
    ['declined it once', { state: 'declined', endedBecause: 'declined' }, false],
    ['let it lapse', { state: 'expired', endedBecause: 'expired' }, false],
    ['lost it to a recall', { state: 'withdrawn', endedBecause: 'recalled' }, false],
  ] as const)('depends on the past of a reviewer who %s', (_, earlier, spent) => {
    expect(isExcluded({ earlier: [earlier] })).toBe(spent);
    expect(isEligible({ ...somebody({ earlier: [earlier] }), conflicts: [] })).toBe(!spent);
  });
});

describe('who is offered a free slot', () => {
  const asked = (...prospects: Prospect[]) => inOrderToAsk(prospects).map(({ reviewerId }) => reviewerId);

  it('begins with the reviewer who has the fewest reviews in progress', () => {
    expect(
      asked(
        somebody({ inHand: 3 }),
        somebody({ reviewerId: 'r2', inHand: 1 }),
        somebody({ reviewerId: 'r3', inHand: 2 }),
      ),
    ).toEqual(['r2', 'r3', 'r1']);
  });

  it('leaves out reviewers who declined it, let it expire, or have not joined', () => {
    expect(
      asked(
        somebody({ earlier: [{ state: 'declined', endedBecause: 'unanswered' }] }),
        somebody({ reviewerId: 'r2', earlier: [{ state: 'expired', endedBecause: 'expired' }] }),
        somebody({ reviewerId: 'r3', joined: false }),
      ),
    ).toEqual([]);
  });

  it('can be a reviewer who lost it to a recall', () => {
    expect(asked(somebody({ earlier: [{ state: 'withdrawn', endedBecause: 'recalled' }] }))).toEqual(['r1']);
  });

  it('does not depend on the order of the list', () => {
    const some = [
      somebody({ reviewerId: 'r3' }),
      somebody({ reviewerId: 'r1' }),
      somebody({ reviewerId: 'r2', inHand: 1 }),
    ];
    expect(asked(...some)).toEqual(asked(...some.toReversed()));
  });
});
