/**
 * Does the work when the browser is idle. Returns how to cancel it. Safari has no idle callbacks; one second is late
 * enough there.
 */
export function whenIdle(work: () => void): () => void {
  if (typeof window.requestIdleCallback === 'function') {
    const waiting = window.requestIdleCallback(work);
    return () => window.cancelIdleCallback(waiting);
  }
  const waiting = setTimeout(work, 1_000);
  return () => clearTimeout(waiting);
}
