import type { Enrollment } from '../../api/schema';

type State = Enrollment['state'];

/** What candidates read for each state. */
export const stateWords: Record<State, string> = {
  waitlisted: 'On the waiting list',
  registered: 'Registered, not started',
  active: 'In progress',
  paused: 'Paused',
  submitted: 'Submitted',
  resubmitting: 'Not yet met: revise and resubmit',
  earned: 'Earned',
  not_earned: 'Not earned',
  expired: 'Expired',
  withdrawn: 'Withdrawn',
};

/** Where an enrollment stands, for its candidate. */
export function standingOf(enrollment: Pick<Enrollment, 'state' | 'metAt'>): string {
  return badgeWaits(enrollment) ? 'Met, the badge is to come' : stateWords[enrollment.state];
}

/** The label on an enrollment's link: the one thing to do next. */
export function nextAction(enrollment: Pick<Enrollment, 'state' | 'metAt'>): string {
  if (badgeWaits(enrollment)) return 'See what your badge waits for';
  const actions: Record<State, string> = {
    waitlisted: 'See your place on the waiting list',
    registered: 'Start work',
    active: 'Continue working',
    paused: 'See your paused work',
    submitted: 'See the review’s status',
    resubmitting: 'Revise unmet details',
    earned: 'See your badge',
    not_earned: 'See the result',
    expired: 'See your options',
    withdrawn: 'See this enrollment',
  };
  return actions[enrollment.state];
}

/** The enrollment is not over: a result, or the candidate's next step, is still to come. */
const underWay: readonly State[] = ['waitlisted', 'registered', 'active', 'paused', 'submitted', 'resubmitting'];
/** The clock runs, and the candidate may submit. */
const submittable: readonly State[] = ['active', 'resubmitting'];
/** The candidate writes toward a deadline, whether the clock runs or is paused. */
const working: readonly State[] = [...submittable, 'paused'];
/** The candidate can register for the same version again. */
const openToNewRegistration: readonly State[] = ['withdrawn', 'expired'];

/** The submission is met, and the badge is not issued yet. */
export const badgeWaits = ({ state, metAt }: Pick<Enrollment, 'state' | 'metAt'>): boolean =>
  state === 'submitted' && metAt !== null;

export const isUnderWay = (state: State): boolean => underWay.includes(state);
export const isWorking = (state: State): boolean => working.includes(state);
export const maySubmit = (state: State): boolean => submittable.includes(state);
export const mayRegisterAgain = (state: State): boolean => openToNewRegistration.includes(state);
