import { Lifecycle, type TransitionTable } from '#kernel';

import { type EnrollmentCommand, type EnrollmentState, runningStates } from './vocabulary.js';

const table: TransitionTable<EnrollmentState, EnrollmentCommand> = {
  waitlisted: { admit: 'registered', withdraw: 'withdrawn' },
  registered: { start: 'active', withdraw: 'withdrawn' },
  active: { pause: 'paused', submit: 'submitted', expire: 'expired', withdraw: 'withdrawn' },
  paused: { resume: 'active', withdraw: 'withdrawn' },
  submitted: { recall: 'active', 'return-unmet': 'resubmitting', earn: 'earned', withdraw: 'withdrawn' },
  resubmitting: { submit: 'submitted', expire: 'expired', 'give-up': 'not_earned', withdraw: 'withdrawn' },
  earned: {},
  not_earned: {},
  expired: { extend: 'active' },
  withdrawn: {},
};

/** The states of an enrollment, from registration to its end. */
export const enrollmentLifecycle = new Lifecycle('enrollment', table);

/** The states in which the work is not finished. These enrollments can be withdrawn and count as work in progress. */
export const unfinishedStates: readonly EnrollmentState[] = enrollmentLifecycle.statesAllowing('withdraw');

/** Whether the close of an enrollment in this state is still to come. */
export function isRunning(state: EnrollmentState): boolean {
  return (runningStates as readonly EnrollmentState[]).includes(state);
}
