import { addDays, instantAt, localDayOf, type LocalDay, type LocalTime, type Zone } from '#kernel';
import type { EnrollmentState } from '#pilots/vocabulary';
import { remindedStates } from '../vocabulary.js';

/** How many days before a close a person is reminded, and at what local time. */
export interface ReminderLadder {
  /** Whole local days before the last day, each at least 1. */
  days: readonly number[];
  /** On the candidate's wall clock. */
  time: LocalTime;
}

/** The zone of the pilot, which sets the close, and the zone of the candidate. */
export interface ReminderZones {
  pilot: Zone;
  candidate: Zone;
}

/** `close-14`: fourteen days before the close. */
export type ReminderKind = `close-${number}`;

export interface PlannedReminder {
  kind: ReminderKind;
  /** A reminder belongs to one close. When the close moves, there is a new reminder. */
  closesAt: Date;
  dueAt: Date;
}

/**
 * The last day to count from: the last day in the pilot's zone, which the page and the letters name. When the close falls
 * on an earlier day of the candidate's calendar, that day counts.
 */
export function lastDayFor(closesAt: Date, zones: ReminderZones): LocalDay {
  const lastMoment = new Date(closesAt.getTime() - 1);
  const [pilots, own] = [localDayOf(lastMoment, zones.pilot), localDayOf(lastMoment, zones.candidate)];
  return own < pilots ? own : pilots;
}

/**
 * The reminders that are still to come before a close, the earliest first: one for each rung of the ladder. Days are
 * calendar days before the last day; the time is on the candidate's wall clock. A local time that the clocks skip becomes
 * the next valid time. A local time that they show twice counts once, the first time.
 */
export function planReminders({
  closesAt,
  zones,
  ladder,
  now,
}: {
  closesAt: Date;
  zones: ReminderZones;
  ladder: ReminderLadder;
  now: Date;
}): PlannedReminder[] {
  const lastDay = lastDayFor(closesAt, zones);
  return [...new Set(ladder.days)]
    .map((days) => ({
      kind: `close-${days}` as const,
      closesAt,
      dueAt: instantAt(addDays(lastDay, -days), ladder.time, zones.candidate),
    }))
    .filter(({ dueAt }) => dueAt > now && dueAt < closesAt)
    .sort((one, other) => one.dueAt.getTime() - other.dueAt.getTime());
}

/** The facts about an enrollment that decide whether its reminder is sent. */
export interface ReminderSubject {
  state: EnrollmentState;
  closesAt: Date | null;
}

/** The deadline to send reminders for. Null when there is nothing to submit, or when the close has passed. */
export function closeToRemindOf({ state, closesAt }: ReminderSubject, now: Date): Date | null {
  return (remindedStates as readonly EnrollmentState[]).includes(state) && closesAt !== null && closesAt > now
    ? closesAt
    : null;
}

/**
 * The reminder to send: the latest of those that are due, so that nobody gets several at once after an outage. Null when
 * there is nothing left to submit, or when the close has moved or passed.
 */
export function reminderToSend<Due extends { closesAt: Date; dueAt: Date }>(
  due: readonly Due[],
  subject: ReminderSubject,
  now: Date,
): Due | null {
  const closesAt = closeToRemindOf(subject, now);
  const pertinent = due.filter((reminder) => reminder.closesAt.getTime() === closesAt?.getTime());
  return pertinent.reduce<Due | null>(
    (latest, reminder) => (latest === null || reminder.dueAt > latest.dueAt ? reminder : latest),
    null,
  );
}

/**
 * Whether an unsent reminder has become pointless: the close has moved or is gone, or the plan no longer has its rung.
 * A reminder that is already due stays, even if no plan names it any more.
 */
export function isMoot(
  reminder: PlannedReminder,
  { closesAt, planned, now }: { closesAt: Date | null; planned: readonly PlannedReminder[]; now: Date },
): boolean {
  if (reminder.closesAt.getTime() !== closesAt?.getTime()) return true;
  return reminder.dueAt > now && !planned.some(({ kind }) => kind === reminder.kind);
}
