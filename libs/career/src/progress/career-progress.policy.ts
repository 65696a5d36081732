import type { LocalDay } from '#kernel';
import type { CareerRecord, Development, Evaluation } from '../record/career-record.policy.js';
import type { CareerRules } from './career-rules.policy.js';
import { type CareerClock, certificateYears, clockOf, type Term } from './clock.policy.js';
import { type YearsRequirement, yearsRequirement } from './duration.policy.js';

/** A person's progress with a stack. */
export interface StackCount {
  code: string;
  title: string;
  /** Micro-credentials whose badge is in force. */
  earned: number;
  of: number;
}

export interface MicroCredentialsRequirement {
  needed: number;
  has: number;
  missing: number;
  met: boolean;
  stacks: StackCount[];
  /**
   * How many count as one professional development option of the transition certificate, and whether the person has
   * them.
   */
  option: { needed: number; missing: number; met: boolean };
}

/** One year of the certificate, and what the person did in it. */
export interface CertificateYear extends Term {
  /** From 1. */
  number: number;
  /** Whether the year is over at the end of `asOf`. */
  over: boolean;
  hours: number;
  missingHours: number;
  evaluations: number;
  missingEvaluations: number;
}

export interface YearlyRequirement {
  neededHours: number;
  neededEvaluations: number;
  years: CertificateYear[];
  /** Whether nothing is missing in any year so far. False before the first year begins. */
  met: boolean;
}

/** A person's progress toward the career certificate at the end of a day. */
export interface CareerProgress {
  asOf: LocalDay;
  /** Null until the person states when the initial certificate began. */
  clock: CareerClock | null;
  microCredentials: MicroCredentialsRequirement;
  experience: YearsRequirement;
  mentoring: YearsRequirement;
  yearly: YearlyRequirement;
}

/** Compares badges in force and the person's record with the rules. Nothing counts before its day. */
export function progressOf({
  record,
  stacks,
  rules,
  asOf,
}: {
  record: CareerRecord;
  stacks: StackCount[];
  rules: CareerRules;
  asOf: LocalDay;
}): CareerProgress {
  const clock = clockOf(record, rules, asOf);
  return {
    asOf,
    clock,
    microCredentials: microCredentialsOf(stacks, rules),
    experience: yearsRequirement(record.positions, rules.experienceYears, asOf),
    mentoring: yearsRequirement(record.mentoring, rules.mentoringYears, asOf),
    yearly: yearlyOf(record, clock, rules, asOf),
  };
}

function microCredentialsOf(
  stacks: StackCount[],
  { microCredentials: needed, optionMicroCredentials }: CareerRules,
): MicroCredentialsRequirement {
  const has = stacks.reduce((sum, { earned }) => sum + earned, 0);
  const against = (number: number) => ({ needed: number, missing: Math.max(0, number - has), met: has >= number });
  return { ...against(needed), has, stacks, option: against(optionMicroCredentials) };
}

function yearlyOf(
  { development, evaluations }: CareerRecord,
  clock: CareerClock | null,
  { developmentHours, evaluations: neededEvaluations, limitYears }: CareerRules,
  asOf: LocalDay,
): YearlyRequirement {
  const years = (clock === null ? [] : certificateYears(clock, limitYears, asOf)).map(
    (year, index): CertificateYear => {
      const hours = within<Development>(development, year, asOf).reduce((sum, done) => sum + done.hours, 0);
      const held = within<Evaluation>(evaluations, year, asOf).length;
      return {
        number: index + 1,
        ...year,
        over: year.lastDay < asOf,
        hours,
        missingHours: Math.max(0, developmentHours - hours),
        evaluations: held,
        missingEvaluations: Math.max(0, neededEvaluations - held),
      };
    },
  );
  return {
    neededHours: developmentHours,
    neededEvaluations,
    years,
    met:
      years.length > 0 &&
      years.every(({ missingHours, missingEvaluations }) => missingHours === 0 && missingEvaluations === 0),
  };
}

function within<Dated extends { on: LocalDay }>(dated: Dated[], { from, lastDay }: Term, asOf: LocalDay): Dated[] {
  return dated.filter(({ on }) => on >= from && on <= lastDay && on <= asOf);
}
