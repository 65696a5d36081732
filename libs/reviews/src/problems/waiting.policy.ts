/** The due date and the lease of a review, and since when both wait for the answer to a reported problem. */
export interface Deadlines {
  dueAt: Date;
  leaseUntil: Date;
  /** Null while they run. */
  waitingSince: Date | null;
}

/** The instant that counts for the deadlines of a review: they stand still while the review waits. */
export function runningTime({ waitingSince }: Pick<Deadlines, 'waitingSince'>, now: Date): Date {
  return waitingSince ?? now;
}

/** Whether the lease is over. */
export function hasLapsed(review: Pick<Deadlines, 'leaseUntil' | 'waitingSince'>, now: Date): boolean {
  return review.leaseUntil <= runningTime(review, now);
}

/** The deadlines once they wait from now on. A review that waits already goes on waiting from its earlier start. */
export function stopped({ waitingSince, ...dates }: Deadlines, now: Date): Deadlines {
  return { ...dates, waitingSince: waitingSince ?? now };
}

/** The deadlines once they run again: both are later by the time that the review waited, never earlier. */
export function resumed({ dueAt, leaseUntil, waitingSince }: Deadlines, now: Date): Deadlines {
  const waited = waitingSince === null ? 0 : Math.max(0, now.getTime() - waitingSince.getTime());
  return { dueAt: later(dueAt, waited), leaseUntil: later(leaseUntil, waited), waitingSince: null };
}

function later(instant: Date, milliseconds: number): Date {
  return new Date(instant.getTime() + milliseconds);
}
