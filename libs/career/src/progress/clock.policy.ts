import { addDays, addYears, daysBetween, type LocalDay } from '#kernel';
import type { CareerRecord } from '../record/career-record.policy.js';
import type { CareerRules } from './career-rules.policy.js';
import type { ClockPhase } from '../vocabulary.js';

/** Whole calendar days, including the first and the last. */
export interface Term {
  from: LocalDay;
  lastDay: LocalDay;
}

/** The years that a person has for the career certificate. */
export interface CareerClock {
  initial: Term;
  transition: Term;
  /** The last day of the total limit, counted from the start of the initial certificate. */
  limit: LocalDay;
  /** The final day: the transition certificate's last day or the limit, whichever is first. */
  lastDay: LocalDay;
  phase: ClockPhase;
  /** Days from `asOf` to the final day; 0 on that day and later. */
  daysLeft: number;
}

type Beginnings = Pick<CareerRecord, 'initialCertificateOn' | 'transitionCertificateOn'>;

/**
 * The 4 + 6 = 10 years (rule 20): each term ends on the day before its anniversary. The transition certificate begins
 * on the day that the person states, or right after the initial one. It never outlasts the limit (our decision, since
 * the documents do not say). Null until the person states when the initial certificate began.
 */
export function clockOf(
  { initialCertificateOn, transitionCertificateOn }: Beginnings,
  { initialYears, transitionYears, limitYears }: CareerRules,
  asOf: LocalDay,
): CareerClock | null {
  if (initialCertificateOn === null) return null;
  const initial = term(initialCertificateOn, initialYears);
  const limit = term(initialCertificateOn, limitYears).lastDay;
  const transition = term(transitionCertificateOn ?? addDays(initial.lastDay, 1), transitionYears);
  if (transition.lastDay > limit) transition.lastDay = limit;
  const { lastDay } = transition;
  return {
    initial,
    transition,
    limit,
    lastDay,
    phase: phaseOf(initial, transition, asOf),
    daysLeft: Math.max(0, daysBetween(asOf, lastDay)),
  };
}

/** The certificate's years that have begun, the first one first. */
export function certificateYears({ initial: { from } }: CareerClock, limitYears: number, asOf: LocalDay): Term[] {
  return Array.from({ length: limitYears }, (_, year) => ({
    from: addYears(from, year),
    lastDay: addDays(addYears(from, year + 1), -1),
  })).filter((year) => year.from <= asOf);
}

function term(from: LocalDay, years: number): Term {
  return { from, lastDay: addDays(addYears(from, years), -1) };
}

function phaseOf(initial: Term, transition: Term, asOf: LocalDay): CareerClock['phase'] {
  if (asOf < initial.from) return 'ahead';
  if (asOf > transition.lastDay) return 'over';
  if (asOf >= transition.from) return 'transition';
  return asOf <= initial.lastDay ? 'initial' : 'between';
}
