import { type Role, roles } from '#identity/vocabulary';
import { mailTroubles } from '#mail/vocabulary';
import type { EnrollmentState } from '#pilots/vocabulary';

/**
 * A message that is mailed by itself is queued, then sent or failed. A sent one may come back: it bounced. Others wait for the daily digest until a digest
 * collects them, or are only listed in the page.
 */
export const messageStates = ['queued', 'sent', 'failed', 'bounced', 'waiting', 'collected', 'listed'] as const;
export type MessageState = (typeof messageStates)[number];

export const messageCommands = ['send', 'give-up', 'bounce', 'retry', 'collect', 'drop'] as const;
export type MessageCommand = (typeof messageCommands)[number];

/** Why a message was not delivered. `link`: its personal link is no longer valid. `held`: it may have been sent before a restore. */
export const messageFailures = [...mailTroubles, 'link', 'held', 'other'] as const;
export type MessageFailure = (typeof messageFailures)[number];

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
  'export-ready',
  'erasure-requested',
  'erasure-withdrawn',
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
  'confirmation-asked',
  'confirmation-given',
  'confirmation-declined',
  'confirmation-lapsed',
  'review-offered',
  'offer-withdrawn',
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
  'mail-undelivered',
  'digest',
] as const;
export type LetterKind = (typeof letterKinds)[number];

/** The kinds of notifications that people know: what a letter is about. */
export const notificationKinds = [
  'account',
  'deadline',
  'result',
  'seat',
  'meeting',
  'submission',
  'badge',
  'confirmation',
  'review',
  'problem',
  'message',
  'email',
] as const;
export type NotificationKind = (typeof notificationKinds)[number];

/** Letters that tell a candidate something for the last time. When one does not arrive, somebody has to tell them. */
export const finalLetters = [
  'reminder',
  'expired',
  'seat-given',
  'result-ready',
] as const satisfies readonly LetterKind[];

/**
 * The notification that each letter is. Null for letters that are not in the list of notifications: the invitation, which
 * is the way in, and the digest, which repeats the list.
 */
export const notificationKindOf: Record<LetterKind, NotificationKind | null> = {
  invitation: null,
  'password-reset': 'account',
  'password-changed': 'account',
  'address-changed': 'account',
  'second-factor-removed': 'account',
  'export-ready': 'account',
  'erasure-requested': 'account',
  'erasure-withdrawn': 'account',
  registered: 'seat',
  waitlisted: 'seat',
  'seat-given': 'seat',
  'close-moved': 'deadline',
  paused: 'deadline',
  expired: 'deadline',
  'meeting-moved': 'meeting',
  'meeting-cancelled': 'meeting',
  reminder: 'deadline',
  'submission-received': 'submission',
  'submission-returned': 'result',
  'confirmation-asked': 'confirmation',
  'confirmation-given': 'confirmation',
  'confirmation-declined': 'confirmation',
  'confirmation-lapsed': 'confirmation',
  'review-offered': 'review',
  'offer-withdrawn': 'review',
  'review-reminder': 'deadline',
  'problem-reported': 'problem',
  'problem-answered': 'review',
  'result-ready': 'result',
  'badge-issued': 'badge',
  'badge-suspended': 'badge',
  'badge-lifted': 'badge',
  'badge-revoked': 'badge',
  'badge-reinstated': 'badge',
  'group-message': 'message',
  'mail-undelivered': 'email',
  digest: null,
};

/** Who gets notifications of each kind. */
export const notificationReaders: Record<NotificationKind, readonly Role[]> = {
  account: roles,
  deadline: ['candidate', 'reviewer'],
  result: ['candidate'],
  seat: ['candidate'],
  meeting: ['candidate'],
  submission: ['candidate'],
  badge: ['candidate'],
  confirmation: ['candidate', 'coach'],
  review: ['reviewer'],
  problem: ['administrator'],
  message: ['candidate'],
  email: ['administrator', 'coach'],
};

/** The kinds for which a person chooses the mail. Mail about the account, deadlines and results always goes at once. */
export const chosenKinds = [
  'seat',
  'meeting',
  'submission',
  'badge',
  'review',
  'problem',
  'email',
] as const satisfies readonly NotificationKind[];
export type ChosenKind = (typeof chosenKinds)[number];

export const mailChoices = ['at-once', 'daily', 'none'] as const;
export type MailChoice = (typeof mailChoices)[number];

/**
 * What one click in an email app turns off: the kinds of mail that people may turn off and that hold no final letter, and
 * the daily digest.
 */
export const unsubscribeTopics = [
  'meeting',
  'submission',
  'badge',
  'review',
  'problem',
  'email',
  'digest',
] as const satisfies readonly (ChosenKind | 'digest')[];
export type UnsubscribeTopic = (typeof unsubscribeTopics)[number];

/** What a message to a group can say differently to each of its readers: `{name}`. */
export const placeholders = ['name', 'pilot', 'micro-credential', 'deadline', 'days left'] as const;
export type Placeholder = (typeof placeholders)[number];

/** Why a person in a group gets no message. */
export const leftOutReasons = ['not-joined', 'no-deadline'] as const;
export type LeftOutReason = (typeof leftOutReasons)[number];

/**
 * Why a message is not sent again with many. `refused-address`: nobody gets mail at the address, and it is still the
 * person's. `link`: its personal link is no longer valid. `held`: it may have been sent before a restore.
 * `deactivated`: the account is deactivated, or will be erased.
 */
export const notResentReasons = ['refused-address', 'link', 'held', 'deactivated'] as const;
export type NotResentReason = (typeof notResentReasons)[number];

/** The columns that contain these words. */
export const columns = {
  'message.state': messageStates,
  'message.failure': messageFailures,
  'reminder.state': reminderStates,
  'mail_choice.kind': chosenKinds,
  'mail_choice.choice': mailChoices,
} as const;
