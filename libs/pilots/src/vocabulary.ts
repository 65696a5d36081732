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

/** The states that hold one of the pilot's seats. Withdrawal and expiry free it; a result does not. */
export const seatedStates = [
  'registered',
  'active',
  'paused',
  'submitted',
  'resubmitting',
  'earned',
  'not_earned',
] as const satisfies readonly EnrollmentState[];

/** The states in which somebody can join a team: they have a seat and have not submitted. */
export const joiningStates = ['registered', 'active', 'paused'] as const satisfies readonly EnrollmentState[];

/** The states with a close still to come. An extension moves the close and keeps the state. */
export const runningStates = ['active', 'paused', 'resubmitting'] as const satisfies readonly EnrollmentState[];

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

/** What a line of history can record: the commands, and two changes that are not transitions. */
export const historyCommands = [...enrollmentCommands, 'register', 'follow-pilot'] as const;
export type HistoryCommand = (typeof historyCommands)[number];

/** Who made a change, for readers who do not see names. */
export const historyActors = ['candidate', 'program', 'laurel'] as const;
export type HistoryActor = (typeof historyActors)[number];

/** What sets the close: the window, the pilot's closing day, or both when they fall on the same day. */
export const closeWinners = ['window', 'closing-day', 'both'] as const;
export type CloseWinner = (typeof closeWinners)[number];

/** Whether a pilot takes registrations on a given day. */
export const registrationPeriods = ['not-yet', 'open', 'over'] as const;
export type RegistrationPeriod = (typeof registrationPeriods)[number];

export const meetingKinds = ['informational', 'kickoff'] as const;
export type MeetingKind = (typeof meetingKinds)[number];

/** What a pilot asks for besides the submission (rule 18). */
export const requirementKinds = ['community', 'feedback'] as const;
export type RequirementKind = (typeof requirementKinds)[number];

/** How many people a team has. */
export const fewestMembers = 2;
export const mostMembers = 12;

/** How a viewer is related to an enrollment. Reviewers have no relation to it. */
export const enrollmentRelations = ['candidate', 'coach', 'administrator', 'client'] as const;
export type EnrollmentRelation = (typeof enrollmentRelations)[number];

/** The columns whose words the database checks. */
export const columns = {
  'enrollment.state': enrollmentStates,
  'enrollment_requirement.kind': requirementKinds,
  'meeting.kind': meetingKinds,
} as const;
