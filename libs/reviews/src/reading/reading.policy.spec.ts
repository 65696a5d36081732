import { describe, expect, it } from '@jest/globals';
import { reviewStates, type ReviewState, type Slot } from '../vocabulary.js';
import { mayRead, mayRelease } from './reading.policy.js';

const review = (reviewerId: string, slot: Slot, state: ReviewState) => ({ reviewerId, slot, state });

describe('an administrator', () => {
  it('reads a submission that they do not review, in any state', () => {
    expect(mayRead('pat', [])).toBe(true);
    for (const state of reviewStates) expect(mayRead('pat', [review('ann', 1, state)])).toBe(true);
  });

  it.each(reviewStates.filter((state) => state !== 'declined' && state !== 'conflicted'))(
    'who has a review of it that is %s does not read it while another review is open',
    (state) => {
      expect(mayRead('pat', [review('pat', 1, state), review('ann', 2, 'scoring')])).toBe(false);
    },
  );

  it.each(['declined', 'conflicted'] as const)('who has %s it reads it', (state) => {
    expect(mayRead('pat', [review('pat', 1, state)])).toBe(true);
  });

  it('who reviewed it reads it when both independent reviews are locked', () => {
    expect(mayRead('pat', [review('pat', 1, 'locked'), review('ann', 2, 'locked')])).toBe(true);
    expect(mayRead('pat', [review('pat', 1, 'voided'), review('ann', 1, 'locked'), review('lee', 2, 'locked')])).toBe(
      true,
    );
  });

  it.each(reviewStates)('who has a review of it that is %s releases its decision only if they never began', (state) => {
    const both = [review('ann', 1, 'locked'), review('lee', 2, 'locked')];
    expect(mayRelease('pat', both)).toBe(true);
    expect(mayRelease('pat', [...both, review('pat', 3, state)])).toBe(state === 'declined' || state === 'conflicted');
  });

  it('who adjudicates it waits until their own review is locked', () => {
    const both = [review('ann', 1, 'locked'), review('lee', 2, 'locked')];
    for (const state of ['offered', 'accepted', 'scoring'] as const)
      expect(mayRead('pat', [...both, review('pat', 3, state)])).toBe(false);
    expect(mayRead('pat', [...both, review('pat', 3, 'locked')])).toBe(true);
  });
});
