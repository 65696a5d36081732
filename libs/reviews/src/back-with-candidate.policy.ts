interface Sealing {
  state: string;
  /** When the submission was sealed; null while it is a draft. */
  sealedAt: Date | null;
}

/**
 * Whether the submission went back to its candidate after the review was offered, even if it is sealed again. What was
 * offered for review then no longer exists, whether or not the review has been ended.
 */
export function wentBackToCandidate({ offeredAt }: { offeredAt: Date }, { state, sealedAt }: Sealing): boolean {
  return state === 'draft' || sealedAt === null || offeredAt < sealedAt;
}
