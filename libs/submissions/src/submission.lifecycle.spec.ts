import { describe, expect, it } from '@jest/globals';
import { DomainError } from '#kernel';
import { submissionLifecycle } from './submission.lifecycle.js';
import { submissionCommands, type SubmissionCommand, type SubmissionState } from './vocabulary.js';

/** domain.md, States, written out by hand: every transition that exists. */
const allowed: [SubmissionState, SubmissionCommand, SubmissionState][] = [
  ['draft', 'seal', 'sealed'],
  ['sealed', 'recall', 'draft'],
  ['sealed', 'return-incomplete', 'draft'],
  ['sealed', 'begin-review', 'in_review'],
  ['in_review', 'adjudicate', 'adjudicating'],
  ['in_review', 'decide', 'decided'],
  ['adjudicating', 'decide', 'decided'],
  ['decided', 'release', 'released'],
];

describe('the submission lifecycle', () => {
  for (const state of submissionLifecycle.states) {
    for (const command of submissionCommands) {
      const next = allowed.find(([from, by]) => from === state && by === command)?.[2];
      it(
        next
          ? `${state}: ${command} leads to ${next}`
          : `${state}: ${command} is a conflict that names the state and what is allowed`,
        () => {
          if (next) return expect(submissionLifecycle.next(state, command)).toBe(next);
          const attempt = () => submissionLifecycle.next(state, command);
          expect(attempt).toThrow(DomainError);
          expect(attempt).toThrow(
            expect.objectContaining({
              kind: 'conflict',
              code: 'submission.transition',
              details: expect.objectContaining({ state, allowed: submissionLifecycle.allowed(state) }),
            }),
          );
        },
      );
    }
  }
});
