/** What a holder can share of a badge, each by a link of its own: the four artifacts, and the level reached on each detail. */
export const evidenceItems = [
  'responsive_narrative',
  'document_profile',
  'portfolio_analysis',
  'reflection_plan',
  'results',
] as const;
export type EvidenceItem = (typeof evidenceItems)[number];

/** Bytes of a link's token: 128 random bits, which nobody guesses. */
export const shareTokenBytes = 16;
