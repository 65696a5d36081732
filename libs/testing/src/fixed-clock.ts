import { DatabaseClock } from '#database';
import { Clock } from '#kernel';

const MILLISECONDS = { milliseconds: 1, seconds: 1_000, minutes: 60_000, hours: 3_600_000, days: 86_400_000 };

/** A clock that stands still until a test moves it. */
export class FixedClock extends Clock {
  private instant: Date;

  constructor(at: Date | string = '2026-03-02T15:00:00.000Z') {
    super();
    this.instant = new Date(at);
  }

  now(): Date {
    return new Date(this.instant);
  }

  set(at: Date | string): void {
    this.instant = new Date(at);
  }

  /** Moves the clock forward by elapsed time. A day is always 24 hours here. */
  advance(by: Partial<Record<keyof typeof MILLISECONDS, number>>): void {
    const elapsed = Object.entries(by).reduce(
      (sum, [unit, count]) => sum + count * MILLISECONDS[unit as keyof typeof MILLISECONDS],
      0,
    );
    this.instant = new Date(this.instant.getTime() + elapsed);
  }
}

/** The same time as the database's clock, so that a test can move the clock that decides deadlines. */
export class FixedDatabaseClock extends DatabaseClock {
  constructor(private readonly clock: Clock) {
    super();
  }

  now(): Promise<Date> {
    return Promise.resolve(this.clock.now());
  }
}
