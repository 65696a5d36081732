/**
 * How a scan for viruses ends. `unscannable`: the scanner could not look into the file. `unscanned`: there is no scanner
 * (rule 25).
 */
export const verdicts = ['clean', 'infected', 'unscannable', 'unscanned'] as const;
export type VerdictResult = (typeof verdicts)[number];
