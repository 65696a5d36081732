interface Sealing {
  state: string;
  /** When the present seal was asked for; null while there is none. */
  sealedAt: Date | null;
}

/**
 * Whether the submission went back to its candidate after the review was offered, even if it is sealed again by now:
 * then the review is of something that no longer exists, whether or not anyone has ended it yet.
 */
export function isTakenBack({ offeredAt }: { offeredAt: Date }, { state, sealedAt }: Sealing): boolean {
  return state === 'draft' || sealedAt === null || offeredAt < sealedAt;
}
