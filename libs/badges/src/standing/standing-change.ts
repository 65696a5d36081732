import type { Actor } from '#identity';

/** Who changes the standing of which award, and why. */
export interface StandingChange {
  actor: Pick<Actor, 'id'>;
  awardId: string;
  /** Kept in the history, and shown to whoever may see it. */
  reason: string;
}
