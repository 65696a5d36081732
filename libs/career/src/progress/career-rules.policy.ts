/**
 * What the state requires for the career certificate, as data: a row of `career_rules`.
 *
 * The first row comes from the catalog's `careerCertificate` (`libs/catalog/seed/mlds-catalog.json`). The clock of 4 +
 * 6 = 10 years and the fifteen micro-credentials are from the program's own documents (rule 20). Experience, mentoring,
 * hours, evaluations and the option of three are from the state's rule text of March 2024; verify them before anyone
 * relies on them.
 */
export interface CareerRules {
  /** Grows with each new edition of the rules. */
  number: number;
  /** How long the initial certificate runs, in years. */
  initialYears: number;
  /** How long the transition certificate runs, in years. */
  transitionYears: number;
  /** The deadline for the career certificate, in years after the initial one began. */
  limitYears: number;
  /** How many micro-credentials count as the specialist degree or the doctorate. */
  microCredentials: number;
  /** How many of them count as one professional development option of the transition certificate. */
  optionMicroCredentials: number;
  experienceYears: number;
  mentoringYears: number;
  /** Hours of professional development in each year of the certificate. */
  developmentHours: number;
  /** Evaluations in each year of the certificate. */
  evaluations: number;
  /** Where the numbers come from, for readers. */
  source: string;
}
