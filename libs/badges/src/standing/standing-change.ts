/** Who changes the standing of which award, and why. */
export interface StandingChange {
  awardId: string;
  actorId: string;
  /** Kept in the history, and shown to whoever may see it. */
  reason: string;
}
