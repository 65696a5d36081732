import type { Enrollment } from '../../api/schema';

type State = Enrollment['state'];

/** What a state is called where a candidate reads it. */
export const stateWords: Record<State, string> = {
  waitlisted: 'On the waitlist',
  registered: 'Registered, not started',
  active: 'Working on it',
  paused: 'Paused',
  submitted: 'Handed in',
  resubmitting: 'Not yet met: redo the unmet details',
  earned: 'Earned',
  not_earned: 'Not earned',
  expired: 'Expired',
  withdrawn: 'Withdrawn',
};

/** The one thing to do next with an enrollment, as words on its link. */
export function nextAction({ state }: Pick<Enrollment, 'state'>): string {
  const actions: Record<State, string> = {
    waitlisted: 'See your place on the waitlist',
    registered: 'Start work',
    active: 'Go on working',
    paused: 'See what is paused',
    submitted: 'See how the review stands',
    resubmitting: 'Redo the unmet details',
    earned: 'See the result',
    not_earned: 'See the result',
    expired: 'See what can be done',
    withdrawn: 'Look back at it',
  };
  return actions[state];
}

/** Whether there is still something to come. */
export function isUnderWay(state: State): boolean {
  return ['waitlisted', 'registered', 'active', 'paused', 'submitted', 'resubmitting'].includes(state);
}
