import { describe, expect, it } from '@jest/globals';
import { type Candidacy, isEligible, nextToAsk } from './assignment.policy.js';

const somebody = (part: Partial<Candidacy> = {}): Candidacy => ({ reviewerId: 'r1', conflicts: [], earlier: [], inHand: 0, ...part });

describe('who may be offered a submission', () => {
  it('is anybody without a conflict who has not seen it', () => {
    expect(isEligible(somebody())).toBe(true);
    expect(isEligible(somebody({ conflicts: ['coach'] }))).toBe(false);
  });

  it.each([
    ['is scoring it', { state: 'scoring', endedBecause: null }, false],
    ['has locked it', { state: 'locked', endedBecause: null }, false],
    ['had their review of it voided', { state: 'voided', endedBecause: 'voided' }, false],
    ['lost it to a conflict while scoring', { state: 'withdrawn', endedBecause: 'conflict' }, false],
    ['was offered it when a conflict was found', { state: 'conflicted', endedBecause: 'conflict' }, false],
    ['recused themselves while scoring', { state: 'withdrawn', endedBecause: 'recused' }, false],
    ['declined it once', { state: 'declined', endedBecause: 'declined' }, true],
    ['let it lapse', { state: 'expired', endedBecause: 'expired' }, true],
    ['lost it to a recall', { state: 'withdrawn', endedBecause: 'recalled' }, true],
  ] as const)('depends on the past: one who %s', (_, earlier, eligible) => {
    expect(isEligible(somebody({ earlier: [earlier] }))).toBe(eligible);
  });
});

describe('who is asked next when a slot falls free', () => {
  it('is the one with the least in hand', () => {
    expect(nextToAsk([somebody({ inHand: 3 }), somebody({ reviewerId: 'r2', inHand: 1 }), somebody({ reviewerId: 'r3', inHand: 2 })])?.reviewerId).toBe('r2');
  });

  it('is not somebody who declined it or let it lapse, nor somebody with a conflict', () => {
    expect(
      nextToAsk([
        somebody({ earlier: [{ state: 'declined', endedBecause: 'unanswered' }] }),
        somebody({ reviewerId: 'r2', conflicts: ['declared'] }),
        somebody({ reviewerId: 'r3', earlier: [{ state: 'expired', endedBecause: 'expired' }] }),
      ]),
    ).toBeUndefined();
  });

  it('may be somebody who lost it to a recall', () => {
    expect(nextToAsk([somebody({ earlier: [{ state: 'withdrawn', endedBecause: 'recalled' }] })])?.reviewerId).toBe('r1');
  });

  it('is the same whatever order they are listed in', () => {
    const some = [somebody({ reviewerId: 'r3' }), somebody({ reviewerId: 'r1' }), somebody({ reviewerId: 'r2', inHand: 1 })];
    expect(nextToAsk(some)).toEqual(nextToAsk(some.toReversed()));
  });
});
