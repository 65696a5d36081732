const second = 1000;
const waitingPause = 60 * second;

/** How long failing work is tried: how often, and how far apart the tries are in the end. */
export interface Patience {
  attempts: number;
  longestPauseSeconds: number;
}

/** About three hours. */
export const someHours: Patience = { attempts: 14, longestPauseSeconds: 3600 };

/** At least three days, for work that needs another server: a weekend may pass before somebody repairs it. */
export const threeDays: Patience = lasting({ hours: 72, longestPauseSeconds: 3600 });

/** The fewest attempts that take this many hours from the first to the last, without the spread. */
export function lasting({ hours, longestPauseSeconds }: { hours: number; longestPauseSeconds: number }): Patience {
  let attempts = 1;
  for (let seconds = 0; seconds < hours * 3600; attempts += 1) seconds += pauseSeconds(attempts, longestPauseSeconds);
  return { attempts, longestPauseSeconds };
}

/**
 * When to try again after the given number of failed attempts: 2, 4, 8 … seconds later, at most the longest pause, each
 * with up to a fifth more by `chance` (0 to 1), so that what failed together does not come back together. Null when the
 * attempts are used up.
 */
export function retryAt(
  attempts: number,
  { failedAt, chance, patience }: { failedAt: Date; chance: number; patience: Patience },
): Date | null {
  if (attempts >= patience.attempts) return null;
  const pause = pauseSeconds(attempts, patience.longestPauseSeconds) * second;
  return new Date(failedAt.getTime() + Math.round(pause * (1 + chance / 5)));
}

/** When to try again what only had to wait: after a minute, however often that was so. */
export function waitUntil(at: Date): Date {
  return new Date(at.getTime() + waitingPause);
}

function pauseSeconds(attempts: number, longest: number): number {
  return Math.min(2 ** attempts, longest);
}
