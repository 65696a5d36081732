import { addDays, instantAt, localDayOf, type LocalDay, type LocalTime, type Zone } from '#kernel';
import { remindedStates } from '../vocabulary.js';

/** How many days before a close someone is reminded, and at which local time. */
export interface ReminderLadder {
  /** Whole local days before the last day, each at least 1. */
  days: readonly number[];
  /** On the candidate's wall clock. */
  time: LocalTime;
}

/** The pilot's zone, by which the close is counted, and the one in which the candidate lives. */
export interface ReminderZones {
  pilot: Zone;
  candidate: Zone;
}

/** `close-14`: fourteen days before the close. */
export type ReminderKind = `close-${number}`;

export interface PlannedReminder {
  kind: ReminderKind;
  /** The close that it reminds of: another close is another reminder. */
  closesAt: Date;
  dueAt: Date;
}

/**
 * The last day to count from: the one that is named everywhere, which is the pilot's, or the candidate's own where the
 * close falls on an earlier day of their calendar.
 */
export function lastDayFor(closesAt: Date, zones: ReminderZones): LocalDay {
  const lastMoment = new Date(closesAt.getTime() - 1);
  const [pilots, own] = [localDayOf(lastMoment, zones.pilot), localDayOf(lastMoment, zones.candidate)];
  return own < pilots ? own : pilots;
}

/**
 * The reminders still to come before a close, the first first: one for each rung of the ladder, counted in calendar days
 * from the last day, at the ladder's time on the candidate's wall clock. A local time that the clocks skip becomes the
 * next valid one; one that they show twice counts once, the first time.
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

/** What a reminder needs to know of its enrollment when it is due. */
export interface ReminderSubject {
  state: string;
  closesAt: Date | null;
}

/** The close of which there is something to be reminded: work is to be submitted, and the time for it is running and not over. */
export function closeToRemindOf({ state, closesAt }: ReminderSubject, now: Date): Date | null {
  return (remindedStates as readonly string[]).includes(state) && closesAt !== null && closesAt > now ? closesAt : null;
}

/**
 * Of the reminders of one enrollment that are due, the one to send: the latest, so that after a standstill nobody gets
 * several at once. Null when all are moot: nothing is to be submitted any more, or the close has moved or passed.
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
 * Whether a reminder that is still due has lost its object: another close, or none, is in force, or its rung is not
 * planned. One whose time has come and that waits to be sent keeps its object although no plan names it any more.
 */
export function isMoot(
  reminder: PlannedReminder,
  { closesAt, planned, now }: { closesAt: Date | null; planned: readonly PlannedReminder[]; now: Date },
): boolean {
  if (reminder.closesAt.getTime() !== closesAt?.getTime()) return true;
  return reminder.dueAt > now && !planned.some(({ kind }) => kind === reminder.kind);
}
