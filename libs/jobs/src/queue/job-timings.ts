/** How patient the worker is. Tests are less so. */
export interface JobTimings {
  /** How long a queued delivery may stay unhandled before it is queued again: the longest that an emptied queue costs. */
  leaseSeconds: number;
  /** How often the relay looks without having been woken. */
  pollSeconds: number;
  /** How long a job stays with a worker that has stopped answering; a living worker renews it. */
  lockSeconds: number;
  /** How long a stopping worker waits for what it has begun. */
  graceSeconds: number;
  /** How long administrators can see what was handled. */
  keepHandledDays: number;
}

export const JOB_TIMINGS = Symbol('job-timings');

export const defaultJobTimings: JobTimings = {
  leaseSeconds: 300,
  pollSeconds: 1,
  lockSeconds: 30,
  graceSeconds: 20,
  keepHandledDays: 30,
};
