import { describe, expect, it } from '@jest/globals';
import { DomainError } from '#kernel';
import { enrollmentLifecycle, unfinishedStates } from './enrollment.lifecycle.js';
import {
  enrollmentCommands,
  enrollmentStates,
  type EnrollmentCommand,
  type EnrollmentState,
  seatedStates as seated,
} from './vocabulary.js';

const seatedStates: readonly EnrollmentState[] = seated;

const transitions: Record<string, EnrollmentState> = {
  'waitlisted admit': 'registered',
  'waitlisted withdraw': 'withdrawn',
  'registered start': 'active',
  'registered withdraw': 'withdrawn',
  'active pause': 'paused',
  'active submit': 'submitted',
  'active expire': 'expired',
  'active withdraw': 'withdrawn',
  'paused resume': 'active',
  'paused withdraw': 'withdrawn',
  'submitted recall': 'active',
  'submitted return-unmet': 'resubmitting',
  'submitted earn': 'earned',
  'submitted withdraw': 'withdrawn',
  'resubmitting submit': 'submitted',
  'resubmitting expire': 'expired',
  'resubmitting give-up': 'not_earned',
  'resubmitting withdraw': 'withdrawn',
  'expired extend': 'active',
};

const every: [EnrollmentState, EnrollmentCommand][] = enrollmentStates.flatMap((state) =>
  enrollmentCommands.map((command): [EnrollmentState, EnrollmentCommand] => [state, command]),
);

describe('the enrollment lifecycle', () => {
  it('knows every state and has a transition for each line of the table', () => {
    expect(enrollmentLifecycle.states).toEqual([...enrollmentStates]);
    expect(every.filter(([state, command]) => enrollmentLifecycle.allows(state, command))).toHaveLength(
      Object.keys(transitions).length,
    );
  });

  it.each(every)('%s × %s', (state, command) => {
    const expected = transitions[`${state} ${command}`];
    if (expected !== undefined) {
      expect(enrollmentLifecycle.next(state, command)).toBe(expected);
      return;
    }
    const refusal = refusalOf(() => enrollmentLifecycle.next(state, command));
    expect(refusal).toMatchObject({
      kind: 'conflict',
      code: 'enrollment.transition',
      details: { state, command, allowed: enrollmentLifecycle.allowed(state) },
    });
  });

  it('lets every unfinished enrollment be withdrawn, and no finished one', () => {
    expect(unfinishedStates).toEqual(['waitlisted', 'registered', 'active', 'paused', 'submitted', 'resubmitting']);
  });

  it('keeps the seat of an enrollment with a result, and frees the seat after withdrawal or expiry', () => {
    expect(enrollmentStates.filter((state) => !seatedStates.includes(state))).toEqual([
      'waitlisted',
      'expired',
      'withdrawn',
    ]);
  });
});

function refusalOf(act: () => unknown): DomainError {
  try {
    act();
  } catch (error) {
    if (error instanceof DomainError) return error;
  }
  throw new Error('It was not refused.');
}
