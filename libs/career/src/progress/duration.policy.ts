import { addDays, addYears, daysBetween, type LocalDay } from '#kernel';
import type { Period } from '../record/career-record.policy.js';

/** Whole years, and the days beyond them. */
export interface Duration {
  years: number;
  days: number;
}

/** How many years a person has, and how many are missing. */
export interface YearsRequirement {
  needed: number;
  has: Duration;
  missing: Duration;
  met: boolean;
  /** The day whose end reaches the number of years, by the stated periods. Null when they do not reach it. */
  reachedOn: LocalDay | null;
}

/** Scattered days make a year when they add up to 365. A year in one piece counts as one, whatever its days. */
const daysOfYear = 365;

/**
 * How long the periods last in total, until the end of `asOf`. Days that several periods share count once. Unbroken
 * time counts in calendar years; leftover days add up, and 365 make a year.
 */
export function durationOf(periods: readonly Period[], asOf: LocalDay): Duration {
  const parts = standingTogether(periods, asOf).map(lengthOf);
  const days = sum(parts.map((part) => part.days));
  return { years: sum(parts.map((part) => part.years)) + Math.floor(days / daysOfYear), days: days % daysOfYear };
}

/** Compares the periods with a number of years, at the end of a day. */
export function yearsRequirement(periods: readonly Period[], needed: number, asOf: LocalDay): YearsRequirement {
  const has = durationOf(periods, asOf);
  const missingDays = Math.max(0, needed * daysOfYear - (has.years * daysOfYear + has.days));
  return {
    needed,
    has,
    missing: { years: Math.floor(missingDays / daysOfYear), days: missingDays % daysOfYear },
    met: missingDays === 0,
    reachedOn: reachedOn(periods, needed, asOf),
  };
}

/** The first day whose end reaches the years. It searches by halves, since the duration never shrinks. */
function reachedOn(periods: readonly Period[], years: number, asOf: LocalDay): LocalDay | null {
  if (periods.length === 0) return null;
  const reached = (day: LocalDay): boolean => durationOf(periods, day).years >= years;
  const last = periods.map(({ to }) => to ?? addYears(asOf, years + 1)).reduce(later);
  if (!reached(last)) return null;
  const first = periods.map(({ from }) => from).reduce(earlier);
  let [before, at] = [-1, daysBetween(first, last)];
  while (at - before > 1) {
    const middle = Math.floor((before + at) / 2);
    if (reached(addDays(first, middle))) at = middle;
    else before = middle;
  }
  return addDays(first, at);
}

interface Stretch {
  from: LocalDay;
  /** The day after the last. */
  end: LocalDay;
}

/** The periods up to the end of `asOf`, in order. Periods that overlap or touch become one. */
function standingTogether(periods: readonly Period[], asOf: LocalDay): Stretch[] {
  const stretches = periods
    .map(({ from, to }) => ({ from, end: addDays(to === null ? asOf : earlier(to, asOf), 1) }))
    .filter(({ from, end }) => from < end)
    .sort((one, other) => (one.from < other.from ? -1 : 1));
  const together: Stretch[] = [];
  for (const { from, end } of stretches) {
    const last = together.at(-1);
    if (last !== undefined && from <= last.end) last.end = later(last.end, end);
    else together.push({ from, end });
  }
  return together;
}

function lengthOf({ from, end }: Stretch): Duration {
  let years = Number(end.slice(0, 4)) - Number(from.slice(0, 4));
  if (addYears(from, years) > end) years -= 1;
  const days = daysBetween(addYears(from, years), end);
  return { years, days: Math.min(days, daysOfYear - 1) }; // 365 days of a leap year are not a full year
}

// Days as YYYY-MM-DD sort like their text.
const earlier = (one: LocalDay, other: LocalDay): LocalDay => (one < other ? one : other);
const later = (one: LocalDay, other: LocalDay): LocalDay => (one > other ? one : other);
const sum = (numbers: number[]): number => numbers.reduce((total, number) => total + number, 0);
