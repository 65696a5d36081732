/** A worker that began with a content longer ago than this has crashed or failed. */
const givenUpAfterMs = 30 * 60 * 1000;

interface Progress {
  /** The cleaner that made the copy. */
  cleaner: number;
  begunAt: Date | null;
}

/** The instant before which a worker must have begun for others to take the content up again. */
export function givenUpBefore(now: Date): Date {
  return new Date(now.getTime() - givenUpAfterMs);
}

/** Whether a worker prepares the content now, or was asked to. */
export function isBeingPrepared({ cleaner, begunAt }: Progress, { present, now }: { present: number; now: Date }) {
  return cleaner < present && begunAt !== null && begunAt >= givenUpBefore(now);
}
