import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { AwardState } from '../vocabulary.js';
import { awardLifecycle } from '../award.lifecycle.js';
import { followingCommand, standingOf } from './composite-standing.policy.js';

const state = fc.constantFrom<AwardState>('issued', 'suspended', 'revoked');
const parts = fc.array(state, { minLength: 1, maxLength: 15 });

describe('a badge that is made of others', () => {
  it.each<[AwardState[], AwardState]>([
    [['issued', 'issued'], 'issued'],
    [['issued', 'suspended'], 'suspended'],
    [['issued', 'revoked'], 'revoked'],
    [['suspended', 'revoked'], 'revoked'],
  ])('whose parts are %j is %s', (states, standing) => {
    expect(standingOf(states)).toBe(standing);
  });

  it('is in force exactly while every part is, in any order', () => {
    fc.assert(
      fc.property(parts, (states) => {
        expect(standingOf(states) === 'issued').toBe(states.every((one) => one === 'issued'));
        expect(standingOf([...states].reverse())).toBe(standingOf(states));
      }),
    );
  });

  it('follows with one command that its lifecycle allows', () => {
    fc.assert(
      fc.property(state, parts, (before, states) => {
        const command = followingCommand(before, states);
        const after = command === null ? before : awardLifecycle.next(before, command);
        expect(after).toBe(before === 'revoked' ? 'revoked' : standingOf(states));
        expect(followingCommand(after, states)).toBeNull();
      }),
    );
  });
});
