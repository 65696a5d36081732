/** Where every part of Laurel takes the time from, so that a test can hold it still. */
export abstract class Clock {
  /** The present instant. */
  abstract now(): Date;
}

/** The machine's own clock. */
export class SystemClock extends Clock {
  now(): Date {
    return new Date();
  }
}
