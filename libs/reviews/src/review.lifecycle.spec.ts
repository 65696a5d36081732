import { describe, expect, it } from '@jest/globals';
import {
  holdingStates,
  type ReviewCommand,
  reviewCommands,
  type ReviewState,
  reviewStates,
  runningStates,
} from './vocabulary.js';
import { annulment, isHolding, reviewLifecycle } from './review.lifecycle.js';

/** Written out by hand, so that a change of the table has to be made twice. */
const allowed: Record<ReviewState, Partial<Record<ReviewCommand, ReviewState>>> = {
  offered: { accept: 'accepted', decline: 'declined', conflict: 'conflicted' },
  accepted: { score: 'scoring', withdraw: 'withdrawn', expire: 'expired' },
  scoring: { score: 'scoring', lock: 'locked', withdraw: 'withdrawn', expire: 'expired' },
  locked: { void: 'voided' },
  declined: {},
  conflicted: {},
  withdrawn: {},
  expired: {},
  voided: {},
};

describe('the states of a review', () => {
  for (const state of reviewStates) {
    for (const command of reviewCommands) {
      const next = allowed[state][command];
      it(
        next
          ? `${state}: ${command} leads to ${next}`
          : `${state}: ${command} is a conflict that names the allowed moves`,
        () => {
          if (next) {
            expect(reviewLifecycle.next(state, command)).toBe(next);
          } else {
            expect(() => reviewLifecycle.next(state, command)).toThrow(
              expect.objectContaining({
                kind: 'conflict',
                code: 'review.transition',
                details: { state, command, allowed: Object.keys(allowed[state]) },
              }),
            );
          }
        },
      );
    }
  }
});

describe('taking a review out of the process', () => {
  it('is possible from every state that holds a slot, and from no other', () => {
    for (const state of reviewStates) {
      for (const because of ['conflict', 'other'] as const) {
        const command = annulment(state, because);
        expect(command !== null).toBe(isHolding(state));
        if (command !== null) expect(isHolding(reviewLifecycle.next(state, command))).toBe(false);
      }
    }
  });

  it('leaves a running review in the same state whether a conflict appeared or not, so that the state tells nothing', () => {
    for (const state of runningStates) {
      expect(annulment(state, 'conflict')).toBe(annulment(state, 'other'));
    }
  });

  it('ends what has not been accepted as conflicted, and what is locked as voided', () => {
    expect(reviewLifecycle.next('offered', annulment('offered', 'conflict')!)).toBe('conflicted');
    expect(reviewLifecycle.next('offered', annulment('offered', 'other')!)).toBe('declined');
    expect(reviewLifecycle.next('locked', annulment('locked', 'conflict')!)).toBe('voided');
  });

  it('counts running reviews among those that hold a slot', () => {
    expect(holdingStates).toEqual(expect.arrayContaining([...runningStates]));
  });
});
