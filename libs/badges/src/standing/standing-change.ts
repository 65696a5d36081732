import type { Actor } from '#identity';

/** Who changes the standing of which award, and why. */
export interface StandingChange {
  actor: Pick<Actor, 'id'>;
  awardId: string;
  /** Kept in the history. The holder and administrators see it. */
  reason: string;
}
