import { addDays, daysBetween, endOfLocalDay, localDayOf, type LocalDay, type Zone } from '#kernel';
import type { CloseWinner } from '../vocabulary.js';

/** Days that an administrator added to the close. */
export interface Extension {
  days: number;
}

/** A time in which the days did not count. */
export interface Pause {
  from: Date;
  to: Date;
}

export type CloseInputs = ({ startedOn: LocalDay } | { startedAt: Date }) & {
  /** Calendar days from the start day to the last day. */
  windowDays: number;
  /** The pilot's last day. Null when the window alone decides. */
  closesOn: LocalDay | null;
  zone: Zone;
  extensions?: readonly Extension[];
  pauses?: readonly Pause[];
};

export interface CloseExplanation {
  startedOn: LocalDay;
  windowDays: number;
  /** The last day if only the window counted. */
  windowEndsOn: LocalDay;
  /** The last day if only the pilot's closing day counted. */
  pilotClosesOn: LocalDay | null;
  decidedBy: CloseWinner;
  extendedByDays: number;
  pausedByDays: number;
  /** The last local day on which work can be submitted. */
  lastDay: LocalDay;
  /** The first instant that is late: the end of the last day. */
  closesAt: Date;
  zone: Zone;
}

/**
 * When an enrollment closes (rules 4 and 5): at the end of the local day `start + window`, or of the pilot's closing day,
 * whichever is first. Extensions and the whole local days of pauses move it later.
 */
export function explainClose(inputs: CloseInputs): CloseExplanation {
  const { windowDays, closesOn, zone } = inputs;
  const startedOn = 'startedOn' in inputs ? inputs.startedOn : localDayOf(inputs.startedAt, zone);
  const windowEndsOn = addDays(startedOn, windowDays);
  const extendedByDays = sum((inputs.extensions ?? []).map((extension) => extension.days));
  const pausedByDays = sum((inputs.pauses ?? []).map((pause) => daysPaused(pause, zone)));
  const decidedBy = winnerOf(windowEndsOn, closesOn);
  const lastDay = addDays(decidedBy === 'closing-day' ? closesOn! : windowEndsOn, extendedByDays + pausedByDays);
  return {
    startedOn,
    windowDays,
    windowEndsOn,
    pilotClosesOn: closesOn,
    decidedBy,
    extendedByDays,
    pausedByDays,
    lastDay,
    closesAt: endOfLocalDay(lastDay, zone),
    zone,
  };
}

function winnerOf(windowEndsOn: LocalDay, closesOn: LocalDay | null): CloseWinner {
  if (closesOn === null || windowEndsOn < closesOn) return 'window';
  return windowEndsOn === closesOn ? 'both' : 'closing-day';
}

/** The whole local days that a pause took. A pause that ends on the day it began took none. */
export function daysPaused({ from, to }: Pause, zone: Zone): number {
  return Math.max(0, daysBetween(localDayOf(from, zone), localDayOf(to, zone)));
}

/** The last local day before a close. */
export function lastDayOf(closesAt: Date, zone: Zone): LocalDay {
  return localDayOf(new Date(closesAt.getTime() - 1), zone);
}

/** The close `days` local days later, again at the end of a local day. */
export function postpone(closesAt: Date, days: number, zone: Zone): Date {
  return endOfLocalDay(addDays(lastDayOf(closesAt, zone), days), zone);
}

/** The local days left after today: 0 on the last day and later. During a pause, the days left when the pause began. */
export function daysLeft({
  closesAt,
  pausedAt,
  zone,
  now,
}: {
  closesAt: Date;
  pausedAt: Date | null;
  zone: Zone;
  now: Date;
}): number {
  return Math.max(0, daysBetween(localDayOf(pausedAt ?? now, zone), lastDayOf(closesAt, zone)));
}

/**
 * How many days later a running enrollment closes when the pilot's closing day moves: 0 when the window decides or when
 * the new day is not later.
 */
export function daysGained(
  terms: { startedAt: Date; windowDays: number; zone: Zone },
  closingDay: LocalDay | null,
  movedTo: LocalDay | null,
): number {
  const before = explainClose({ ...terms, closesOn: closingDay });
  const after = explainClose({ ...terms, closesOn: movedTo });
  return Math.max(0, daysBetween(before.lastDay, after.lastDay));
}

/**
 * The last day to resubmit after "not yet met". The days under review do not count, and the candidate gets at least
 * `resubmissionDays`. The day is never earlier than before.
 */
export function lastDayToResubmit(known: {
  closesAt: Date;
  submittedAt: Date;
  returnedAt: Date;
  resubmissionDays: number;
  zone: Zone;
}): LocalDay {
  const { closesAt, submittedAt, returnedAt, resubmissionDays, zone } = known;
  const conserved = addDays(lastDayOf(closesAt, zone), daysPaused({ from: submittedAt, to: returnedAt }, zone));
  const atLeast = addDays(localDayOf(returnedAt, zone), resubmissionDays);
  return conserved > atLeast ? conserved : atLeast;
}

const sum = (numbers: number[]): number => numbers.reduce((total, number) => total + number, 0);
