/** An event that is older than this, in seconds, should have been taken. */
export const outboxLateSeconds = 60;
export const outboxStuckSeconds = 600;

/** Work that has waited longer than this, in seconds, for its first attempt is late. */
export const queueLateSeconds = 300;
export const queueStuckSeconds = 3600;

/** A sweep is late when it has missed two turns and five more minutes. */
export function isLate({ everySeconds, secondsAgo }: { everySeconds: number; secondsAgo: number | null }): boolean {
  return secondsAgo === null || secondsAgo > 3 * everySeconds + 300;
}
