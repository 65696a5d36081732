import { type CheckName, checkNames, type CheckOutcome, type Verdict } from './vocabulary.js';

export interface CheckResult {
  check: CheckName;
  outcome: CheckOutcome;
  /** What was found, for a person. It may quote the badge, so whoever shows it escapes it. */
  sentence: string;
}

/** Accepted only when every check was made and passed: what cannot be checked is no yes. */
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
