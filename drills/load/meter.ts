/** What the people who use Laurel noticed while it was broken. */
export class Meter {
  /** Requests that were answered in the end. */
  requests = 0;
  /** Requests without an answer: refused, reset, or too late. */
  lost = 0;
  /** Requests that were told to come again. */
  deferred = 0;
  /** The longest wait for an answer, with all repetitions, in milliseconds. */
  longestMs = 0;

  answered(waitedMs: number): void {
    this.requests += 1;
    this.longestMs = Math.max(this.longestMs, waitedMs);
  }

  /** In a line. */
  get words(): string {
    return `${count(this.requests)} requests: ${count(this.lost)} tries had no answer, ${count(this.deferred)} were told to come again; the longest wait was ${seconds(this.longestMs)}`;
  }
}

export const count = (value: number): string => value.toLocaleString('en-US');

export const seconds = (milliseconds: number): string => `${(milliseconds / 1000).toFixed(1)} s`;
