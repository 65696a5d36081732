import { describe, expect, it } from '@jest/globals';
import { endReasons, reviewStates } from '../vocabulary.js';
import { commandFor, hasSuccessor, isForConflict } from './ending.policy.js';
import { isHolding, reviewLifecycle } from '../review.lifecycle.js';

describe('the end of a review', () => {
  it('always frees its slot, whatever the reason', () => {
    for (const state of reviewStates) {
      for (const because of endReasons) {
        const command = commandFor(state, because);
        if (reviewLifecycle.allows(state, command)) expect(isHolding(reviewLifecycle.next(state, command))).toBe(false);
      }
    }
  });

  it.each(['conflict', 'recused', 'voided', 'recalled', 'superseded'] as const)(
    'is possible for the reason %s in every state that holds a slot, and in no other',
    (because) => {
      for (const state of reviewStates)
        expect(reviewLifecycle.allows(state, commandFor(state, because))).toBe(isHolding(state));
    },
  );

  it('looks the same for a conflict that was found and one that was declared', () => {
    for (const state of reviewStates) expect(commandFor(state, 'conflict')).toBe(commandFor(state, 'recused'));
    expect(endReasons.filter(isForConflict)).toEqual(['conflict', 'recused']);
  });

  it('lets another reviewer have the slot, except after a recall or a superseded adjudication', () => {
    expect(endReasons.filter((because) => !hasSuccessor(because))).toEqual(['recalled', 'superseded']);
  });
});
