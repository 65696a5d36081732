/**
 * What the state asks for before it gives the career certificate, as data: the numbers are a row of `career_rules`.
 *
 * The first row is what the catalog's `careerCertificate` says (`libs/catalog/seed/mlds-catalog.json`): the clock of
 * 4 + 6 = 10 years and the fifteen micro-credentials from the program's own documents; experience, mentoring, hours,
 * evaluation and the option of three from the state's rule text as of March 2024, which is to be verified before anyone
 * relies on it.
 */
export interface CareerRules {
  /** Grows with each change of the rules. */
  number: number;
  /** How long the initial certificate runs, in years. */
  initialYears: number;
  /** How long the transition certificate runs, in years. */
  transitionYears: number;
  /** When the career certificate has to be there at the latest, in years after the initial one began. */
  limitYears: number;
  /** How many micro-credentials stand for the specialist degree or the doctorate. */
  microCredentials: number;
  /** How many of them count as one professional development option for the transition certificate. */
  optionMicroCredentials: number;
  experienceYears: number;
  mentoringYears: number;
  /** Hours of professional development in each year of the certificate. */
  developmentHours: number;
  /** Evaluations in each year of the certificate. */
  evaluations: number;
  /** Where the numbers are from, for whoever reads them. */
  source: string;
}
