import { isRunning } from '../enrollment.lifecycle.js';
import type { EnrollmentState, HistoryCommand } from '../vocabulary.js';
import { daysLeft, explainClose, type CloseExplanation } from './closing-day.policy.js';

/** What a line of history says about the close. */
export interface CloseMove {
  command: HistoryCommand;
  at: Date;
  reason: string | null;
  closesBefore: Date | null;
  closesAfter: Date | null;
  days: number;
}

interface MovedClose {
  at: Date;
  days: number;
  reason: string | null;
  closesBefore: Date;
  closesAfter: Date;
}

export interface Deadline extends CloseExplanation {
  /** Null when no window is running. During a pause, the days left when the pause began. */
  daysLeft: number | null;
  pausedAt: Date | null;
  extensions: MovedClose[];
  pauses: (MovedClose & { from: Date })[];
}

export interface DeadlineTerms {
  state: EnrollmentState;
  startedAt: Date | null;
  windowDays: number | null;
  closingDay: string | null;
  zone: string;
  closesAt: Date | null;
  pausedAt: Date | null;
}

const extending: readonly HistoryCommand[] = ['extend', 'return-unmet', 'recall'];

/**
 * When an enrollment closes and why, from the terms it began with and its history, oldest line first. Null before work
 * has started.
 */
export function deadlineOf(terms: DeadlineTerms, history: readonly CloseMove[], now: Date): Deadline | null {
  const { startedAt, windowDays, closingDay, zone, pausedAt } = terms;
  if (startedAt === null || windowDays === null) return null;
  const extensions = history.filter((line) => extending.includes(line.command) && line.days > 0).map(moved);
  const pauses = history.flatMap((line, index) => {
    const from =
      line.command === 'resume'
        ? history.slice(0, index).findLast(({ command }) => command === 'pause')?.at
        : undefined;
    return from === undefined ? [] : [{ ...moved(line), from }];
  });
  const explanation = explainClose({
    startedAt,
    windowDays,
    closesOn: closingDay,
    zone,
    extensions,
    pauses: pauses.map(({ from, at }) => ({ from, to: at })),
  });
  return { ...explanation, daysLeft: daysLeftOf(terms, now), pausedAt, extensions, pauses };
}

/** The local days left of an enrollment. Null when no window is running. */
export function daysLeftOf(
  { state, closesAt, pausedAt, zone }: Pick<DeadlineTerms, 'state' | 'closesAt' | 'pausedAt' | 'zone'>,
  now: Date,
): number | null {
  return isRunning(state) && closesAt !== null ? daysLeft({ closesAt, pausedAt, zone, now }) : null;
}

/** Whether a candidate is at risk: at work, not paused, with no more days left than the pilot's `atRiskDays`. */
export function isAtRisk(terms: Parameters<typeof daysLeftOf>[0], atRiskDays: number, now: Date): boolean {
  const left = daysLeftOf(terms, now);
  return terms.state !== 'paused' && left !== null && left <= atRiskDays;
}

const moved = ({ at, days, reason, closesBefore, closesAfter }: CloseMove): MovedClose => ({
  at,
  days,
  reason,
  closesBefore: closesBefore!,
  closesAfter: closesAfter!,
});
