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

/** The enrollment is not over: a result, or the candidate's next step, is still to come. */
const underWay: readonly State[] = ['waitlisted', 'registered', 'active', 'paused', 'submitted', 'resubmitting'];
/** The clock runs, and the candidate may submit. */
const submittable: readonly State[] = ['active', 'resubmitting'];
/** The candidate writes toward a deadline, whether the clock runs or is paused. */
const working: readonly State[] = [...submittable, 'paused'];
/** The candidate can register for the same version again. */
const openToNewRegistration: readonly State[] = ['withdrawn', 'expired'];

export const isUnderWay = (state: State): boolean => underWay.includes(state);
export const isWorking = (state: State): boolean => working.includes(state);
export const maySubmit = (state: State): boolean => submittable.includes(state);
export const mayRegisterAgain = (state: State): boolean => openToNewRegistration.includes(state);
