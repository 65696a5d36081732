import { describe, expect, it } from '@jest/globals';
import { type ReviewState, reviewStates } from '../vocabulary.js';
import { mayReadOtherScores } from './score-access.policy.js';

const reviews = (...states: ReviewState[]) => states.map((state) => ({ state }));

describe("the other reviewer's scores", () => {
  it.each([1, 2] as const)('can be read by reviewer %i when both have locked', (slot) => {
    expect(mayReadOtherScores({ slot }, reviews('locked', 'locked'))).toBe(true);
  });

  it('cannot be read while either review is in another state', () => {
    for (const state of reviewStates.filter((candidate) => candidate !== 'locked')) {
      expect(mayReadOtherScores({ slot: 1 }, reviews('locked', state))).toBe(false);
      expect(mayReadOtherScores({ slot: 2 }, reviews(state, 'locked'))).toBe(false);
    }
  });

  it('cannot be read while there is no other reviewer', () => {
    expect(mayReadOtherScores({ slot: 1 }, reviews('locked'))).toBe(false);
  });

  it('cannot be read by the third reviewer, who sees only the disputed details', () => {
    expect(mayReadOtherScores({ slot: 3 }, reviews('locked', 'locked'))).toBe(false);
  });
});
