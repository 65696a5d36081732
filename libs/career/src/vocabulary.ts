/** The signed documents of a person's career. */
export const careerDocumentKinds = ['packet', 'transcript'] as const;
export type CareerDocumentKind = (typeof careerDocumentKinds)[number];

/** Where a day lies in the years of the certificates. `between`: after the initial one, before the transition one. */
export const clockPhases = ['ahead', 'initial', 'between', 'transition', 'over'] as const;
export type ClockPhase = (typeof clockPhases)[number];

/** The columns whose CHECK lists words, with those words. */
export const columns = {
  'career_document.kind': careerDocumentKinds,
} as const;
