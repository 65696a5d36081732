/** One try at a piece of work. */
export interface Attempt {
  /** 1 for the first. */
  number: number;
  /** Whether a failure now is final, until an administrator retries it. */
  last: boolean;
  /** Reports how far a long job is; administrators see it. */
  progress(done: number, total: number): Promise<void>;
}

/** Another try would not help. The work is given up at once, and an administrator has to step in. */
export class PermanentFailure extends Error {}
