import { describe, expect, it } from '@jest/globals';
import { inOrderToAsk, isEligible, isSpent, type Prospect } from './assignment.policy.js';

const somebody = (part: Partial<Prospect> = {}): Prospect => ({
  reviewerId: 'r1',
  joined: true,
  earlier: [],
  inHand: 0,
  ...part,
});

describe('who may be offered a submission', () => {
  it('is anybody without a conflict who has not seen it', () => {
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
  ] as const)('depends on the past: for one who %s', (_, earlier, spent) => {
    expect(isSpent({ earlier: [earlier] })).toBe(spent);
    expect(isEligible({ ...somebody({ earlier: [earlier] }), conflicts: [] })).toBe(!spent);
  });
});

describe('who is asked when a slot falls free', () => {
  const asked = (...prospects: Prospect[]) => inOrderToAsk(prospects).map(({ reviewerId }) => reviewerId);

  it('begins with the one with the least in hand', () => {
    expect(
      asked(
        somebody({ inHand: 3 }),
        somebody({ reviewerId: 'r2', inHand: 1 }),
        somebody({ reviewerId: 'r3', inHand: 2 }),
      ),
    ).toEqual(['r2', 'r3', 'r1']);
  });

  it('leaves out who declined it, let it lapse, or has not joined', () => {
    expect(
      asked(
        somebody({ earlier: [{ state: 'declined', endedBecause: 'unanswered' }] }),
        somebody({ reviewerId: 'r2', earlier: [{ state: 'expired', endedBecause: 'expired' }] }),
        somebody({ reviewerId: 'r3', joined: false }),
      ),
    ).toEqual([]);
  });

  it('may be somebody who lost it to a recall', () => {
    expect(asked(somebody({ earlier: [{ state: 'withdrawn', endedBecause: 'recalled' }] }))).toEqual(['r1']);
  });

  it('is the same whatever order they are listed in', () => {
    const some = [
      somebody({ reviewerId: 'r3' }),
      somebody({ reviewerId: 'r1' }),
      somebody({ reviewerId: 'r2', inHand: 1 }),
    ];
    expect(asked(...some)).toEqual(asked(...some.toReversed()));
  });
});
