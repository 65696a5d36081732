import { describe, expect, it } from '@jest/globals';
import {
  holdingStates,
  type ReviewCommand,
  reviewCommands,
  type ReviewState,
  reviewStates,
  runningStates,
} from './vocabulary.js';
import { endingCommand, isHolding, reviewLifecycle } from './review.lifecycle.js';

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

describe('ending a review', () => {
  it('is possible from every state that holds a slot, and from no other', () => {
    for (const state of reviewStates) {
      for (const because of ['conflict', 'other'] as const) {
        const command = endingCommand(state, because);
        expect(command !== null).toBe(isHolding(state));
        if (command !== null) expect(isHolding(reviewLifecycle.next(state, command))).toBe(false);
      }
    }
  });

  it('leaves a review in progress in the same state with or without a conflict, so the state reveals nothing', () => {
    for (const state of runningStates) {
      expect(endingCommand(state, 'conflict')).toBe(endingCommand(state, 'other'));
    }
  });

  it('for a conflict makes an offer conflicted and a locked review voided', () => {
    expect(reviewLifecycle.next('offered', endingCommand('offered', 'conflict')!)).toBe('conflicted');
    expect(reviewLifecycle.next('offered', endingCommand('offered', 'other')!)).toBe('declined');
    expect(reviewLifecycle.next('locked', endingCommand('locked', 'conflict')!)).toBe('voided');
  });

  it('counts reviews in progress among those that hold a slot', () => {
    expect(holdingStates).toEqual(expect.arrayContaining([...runningStates]));
  });
});
