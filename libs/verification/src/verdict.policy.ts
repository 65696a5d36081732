import { type CheckName, checkNames, type CheckOutcome, type Verdict } from './vocabulary.js';

export interface CheckResult {
  check: CheckName;
  outcome: CheckOutcome;
  /** What was found, as a sentence for people. It may quote the badge, so escape it before showing it. */
  sentence: string;
}

/** Accepts a badge only when every check ran and passed. A check that could not run does not count as passed. */
export function verdictOf(checks: readonly CheckResult[]): Verdict {
  const holds = (name: CheckName) => {
    const made = checks.filter(({ check }) => check === name);
    return made.length > 0 && made.every(({ outcome }) => outcome === 'passed');
  };
  return checkNames.every(holds) ? 'accepted' : 'refused';
}

export const passed = (check: CheckName, sentence: string): CheckResult => ({ check, outcome: 'passed', sentence });
export const failed = (check: CheckName, sentence: string): CheckResult => ({ check, outcome: 'failed', sentence });
export const notChecked = (check: CheckName, sentence: string): CheckResult => ({
  check,
  outcome: 'not-checked',
  sentence,
});
