import type { EnrollmentState } from '#pilots/vocabulary';

export const messageStates = ['queued', 'sent', 'failed'] as const;
export type MessageState = (typeof messageStates)[number];

export const messageCommands = ['send', 'give-up', 'retry'] as const;
export type MessageCommand = (typeof messageCommands)[number];

export const reminderStates = ['due', 'sent', 'cancelled'] as const;
export type ReminderState = (typeof reminderStates)[number];

export const reminderCommands = ['send', 'cancel', 'restore'] as const;
export type ReminderCommand = (typeof reminderCommands)[number];

/** The states of an enrollment in which the candidate still has to submit something before its close. */
export const remindedStates = ['active', 'resubmitting'] as const satisfies readonly EnrollmentState[];

/** Every kind of letter that Laurel writes. */
export const letterKinds = [
  'invitation',
  'password-reset',
  'password-changed',
  'address-changed',
  'second-factor-removed',
  'registered',
  'waitlisted',
  'seat-given',
  'close-moved',
  'paused',
  'expired',
  'meeting-moved',
  'meeting-cancelled',
  'reminder',
  'submission-received',
  'submission-returned',
  'review-offered',
  'review-reminder',
  'problem-reported',
  'problem-answered',
  'result-ready',
  'badge-issued',
  'badge-suspended',
  'badge-lifted',
  'badge-revoked',
  'badge-reinstated',
  'group-message',
] as const;
export type LetterKind = (typeof letterKinds)[number];

/** What a message to a group can say differently to each of its readers: `{name}`. */
export const placeholders = ['name', 'pilot', 'micro-credential', 'deadline', 'days left'] as const;
export type Placeholder = (typeof placeholders)[number];

/** Why a person in a group gets no message. */
export const leftOutReasons = ['not-joined', 'no-deadline'] as const;
export type LeftOutReason = (typeof leftOutReasons)[number];

/** The columns that contain these words. */
export const columns = { 'message.state': messageStates, 'reminder.state': reminderStates } as const;
