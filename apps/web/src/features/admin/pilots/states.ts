import type { Enrollment, HistoryCommand, PilotSummary, RequirementKind } from '../../../api/schema';

/** What a state of an enrollment is called among administrators. */
export const stateNames: Record<Enrollment['state'], string> = {
  waitlisted: 'On the waitlist',
  registered: 'Registered, not started',
  active: 'Working',
  paused: 'Paused',
  submitted: 'Handed in',
  resubmitting: 'Redoing unmet details',
  earned: 'Earned',
  not_earned: 'Not earned',
  expired: 'Expired',
  withdrawn: 'Withdrawn',
};

export const registrationWords: Record<PilotSummary['registration'], string> = {
  'not-yet': 'Registration not open yet',
  open: 'Registration open',
  over: 'Registration over',
};

export const requirementNames: Record<RequirementKind, string> = {
  community: 'Took part in the community',
  feedback: 'Gave feedback on the version',
};

/** What a line of an enrollment's history is called. */
export const commandWords: Record<HistoryCommand, string> = {
  register: 'Registered',
  admit: 'Given a seat',
  start: 'Started work',
  pause: 'Paused',
  resume: 'Resumed',
  submit: 'Handed in',
  recall: 'Taken back',
  'return-unmet': 'Not yet met',
  earn: 'Earned',
  'give-up': 'Gave up',
  expire: 'Expired',
  extend: 'Extended',
  'follow-pilot': 'Deadline moved with the pilot’s closing day',
  withdraw: 'Withdrawn',
};
