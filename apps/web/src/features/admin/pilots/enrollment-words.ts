import type {
  Enrollment,
  HistoryCommand,
  PilotSummary,
  RequirementKind,
  RosterDetail,
  RosterRow,
} from '../../../api/schema';

/** What administrators read for each state of an enrollment. */
export const stateNames: Record<Enrollment['state'], string> = {
  waitlisted: 'On the waiting list',
  registered: 'Registered, not started',
  active: 'In progress',
  paused: 'Paused',
  submitted: 'Submitted',
  resubmitting: 'Resubmitting',
  earned: 'Earned',
  not_earned: 'Not earned',
  expired: 'Expired',
  withdrawn: 'Withdrawn',
};

/** Where an enrollment stands. A met one whose badge waits is told from one in review. */
export function standingWords({
  state,
  waitlistPlace,
  awardWaitsFor,
}: Pick<RosterRow, 'state' | 'waitlistPlace' | 'awardWaitsFor'>): string {
  if (awardWaitsFor.length > 0) return `Met, badge waits for ${waitsForWords(awardWaitsFor)}`;
  return `${stateNames[state]}${waitlistPlace === null ? '' : `, place ${waitlistPlace}`}`;
}

/** "participation in the community and feedback on the version" */
export const waitsForWords = (kinds: readonly RequirementKind[]): string =>
  kinds.map((kind) => requirementNames[kind].toLowerCase()).join(' and ');

/** What the badge of a met enrollment waits for. */
export const awardWaitsFor = ({
  state,
  metAt,
  requirements,
}: Pick<RosterDetail, 'state' | 'metAt' | 'requirements'>): RequirementKind[] =>
  state === 'submitted' && metAt !== null
    ? requirements.filter((one) => one.awardWaits && one.metAt === null).map(({ kind }) => kind)
    : [];

export const registrationWords: Record<PilotSummary['registration'], string> = {
  'not-yet': 'Registration not open yet',
  open: 'Registration open',
  over: 'Registration closed',
};

export const requirementNames: Record<RequirementKind, string> = {
  community: 'Participation in the community',
  feedback: 'Feedback on the version',
};

/** What readers see for each command in an enrollment's history. */
export const commandWords: Record<HistoryCommand, string> = {
  register: 'Registered',
  admit: 'Given a seat',
  start: 'Started work',
  pause: 'Paused',
  resume: 'Resumed',
  submit: 'Submitted',
  recall: 'Recalled or returned',
  'return-unmet': 'Not yet met',
  earn: 'Earned',
  'give-up': 'Gave up',
  expire: 'Expired',
  extend: 'Extended',
  'follow-pilot': 'Deadline moved with the pilot’s closing day',
  withdraw: 'Withdrawn',
};
