/** How long the worker waits. Tests wait less. */
export interface JobTimings {
  /** After this time, work that is queued and not done is queued again. An emptied queue costs at most this time. */
  leaseSeconds: number;
  /** The pause between two polls of the relay. */
  pollSeconds: number;
  /** How long a job belongs to a worker that no longer answers. A running worker renews its lock. */
  lockSeconds: number;
  /** How long a stopping worker waits for the jobs that it has begun. */
  graceSeconds: number;
  /** How long administrators can see handled deliveries. */
  keepHandledDays: number;
}

export const JOB_TIMINGS = Symbol('job-timings');

export const defaultJobTimings: JobTimings = {
  leaseSeconds: 30,
  pollSeconds: 1,
  lockSeconds: 30,
  graceSeconds: 20,
  keepHandledDays: 30,
};
