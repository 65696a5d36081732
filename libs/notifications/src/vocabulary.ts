export const messageStates = ['queued', 'sent', 'failed'] as const;
export type MessageState = (typeof messageStates)[number];

export const reminderStates = ['due', 'sent', 'cancelled'] as const;
export type ReminderState = (typeof reminderStates)[number];

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
  'result-ready',
  'badge-issued',
  'badge-suspended',
  'badge-lifted',
  'badge-revoked',
  'badge-reinstated',
] as const;
export type LetterKind = (typeof letterKinds)[number];

/** The columns that hold these words. */
export const columns = { 'message.state': messageStates, 'reminder.state': reminderStates } as const;
