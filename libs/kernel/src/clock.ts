/** Every part of Laurel gets the time from here, so that a test can stop it. */
export abstract class Clock {
  /** The present instant. */
  abstract now(): Date;
}

/** The second that an instant is in. Signed documents name no smaller part of a time. */
export function wholeSecond(instant: Date): Date {
  return new Date(Math.floor(instant.getTime() / 1000) * 1000);
}

/** The machine's own clock. */
export class SystemClock extends Clock {
  now(): Date {
    return new Date();
  }
}
