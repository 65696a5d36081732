import { describe, expect, it } from '@jest/globals';
import { type ProblemCommand, problemCommands, type ProblemState, problemStates } from '../vocabulary.js';
import { problemLifecycle } from './problem.lifecycle.js';

/** Written out by hand, so that a change of the table has to be made twice. */
const allowed: Record<ProblemState, Partial<Record<ProblemCommand, ProblemState>>> = {
  open: { mend: 'mended', dismiss: 'dismissed', end: 'ended' },
  mended: {},
  dismissed: {},
  ended: {},
};

describe('the states of a reported problem', () => {
  for (const state of problemStates) {
    for (const command of problemCommands) {
      const next = allowed[state][command];
      it(next ? `${state}: ${command} leads to ${next}` : `${state}: ${command} is a conflict`, () => {
        if (next) expect(problemLifecycle.next(state, command)).toBe(next);
        else
          expect(() => problemLifecycle.next(state, command)).toThrow(
            expect.objectContaining({ kind: 'conflict', code: 'problem.transition' }),
          );
      });
    }
  }
});
