/** How a scan for viruses ends. `unscannable` is a file that the scanner could not look into. */
export const verdicts = ['clean', 'infected', 'unscannable'] as const;
export type VerdictResult = (typeof verdicts)[number];
