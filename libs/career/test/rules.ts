import type { CareerRules } from '../src/progress/career-rules.policy.js';

/** The rules that a new database has. */
export const rules: CareerRules = {
  number: 1,
  initialYears: 4,
  transitionYears: 6,
  limitYears: 10,
  microCredentials: 15,
  optionMicroCredentials: 3,
  experienceYears: 4,
  mentoringYears: 2,
  developmentHours: 30,
  evaluations: 1,
  source: 'The rules of the test.',
};
