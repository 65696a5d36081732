import { Lifecycle, type TransitionTable } from '#kernel';

export const enrollmentStates = [
  'waitlisted',
  'registered',
  'active',
  'paused',
  'submitted',
  'resubmitting',
  'earned',
  'not_earned',
  'expired',
  'withdrawn',
] as const;
export type EnrollmentState = (typeof enrollmentStates)[number];

export const enrollmentCommands = [
  'admit',
  'start',
  'pause',
  'resume',
  'submit',
  'recall',
  'return-unmet',
  'earn',
  'give-up',
  'expire',
  'extend',
  'withdraw',
] as const;
export type EnrollmentCommand = (typeof enrollmentCommands)[number];

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

/** One person's way through one version in one pilot, from registering to its end. */
export const enrollmentLifecycle = new Lifecycle('enrollment', table);

/** The states in which work is still to come: what may be withdrawn, and what counts as being worked on. */
export const unfinishedStates: readonly EnrollmentState[] = enrollmentLifecycle.statesAllowing('withdraw');

/** The states that hold one of the pilot's seats. Withdrawal and expiry free it; a result does not. */
export const seatedStates: readonly EnrollmentState[] = [
  'registered',
  'active',
  'paused',
  'submitted',
  'resubmitting',
  'earned',
  'not_earned',
];

/** The states with a close that is still to come, which an extension moves without a transition. */
export const runningStates: readonly EnrollmentState[] = ['active', 'paused', 'resubmitting'];
