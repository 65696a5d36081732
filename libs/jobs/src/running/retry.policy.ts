const second = 1000;
const longestPause = 3600 * second;
const waitingPause = 60 * second;

/**
 * When to try again after the given number of failed attempts: 2, 4, 8 … seconds later, at most an hour, each with up
 * to a fifth more by `chance` (0 to 1), so that what failed together does not come back together.
 */
export function retryAt(attempts: number, failedAt: Date, chance: number): Date {
  const pause = Math.min(2 ** attempts * second, longestPause);
  return new Date(failedAt.getTime() + Math.round(pause * (1 + chance / 5)));
}

/** When to try again what only had to wait: after a minute, however often that was so. */
export function waitUntil(at: Date): Date {
  return new Date(at.getTime() + waitingPause);
}
