import { Injectable, Logger, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { Clock } from '#kernel';
import { DatabaseClock } from './database-clock.js';

/** A clock that is further off than this, in seconds, is reported. */
const toleratedSeconds = 5;
const lookEveryMs = 60_000;

/**
 * Compares the clock of this process with the database's. Leases, retries and deadlines go by the database's; what
 * people read as the time of an event goes by this one.
 */
@Injectable()
export class ClockWatch implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly logger = new Logger('clock');
  private timer?: NodeJS.Timeout;
  private offset = 0;

  constructor(
    private readonly clock: Clock,
    private readonly databaseClock: DatabaseClock,
  ) {}

  /** How many seconds this process is ahead of the database, when last compared. Negative: behind. */
  get offsetSeconds(): number {
    return this.offset;
  }

  get isOff(): boolean {
    return Math.abs(this.offset) > toleratedSeconds;
  }

  /** Compares now, and logs when the clock has become wrong or right. While the database is away, nothing changes. */
  async look(): Promise<void> {
    const before = this.clock.now().getTime();
    const database = await this.databaseClock.now().catch(() => null);
    if (database === null) return;
    const wasOff = this.isOff;
    this.offset = ((before + this.clock.now().getTime()) / 2 - database.getTime()) / 1000;
    if (this.isOff === wasOff) return;
    if (this.isOff)
      this.logger.error(
        `The clock of this process is ${Math.abs(this.offset).toFixed(1)} s ${this.offset > 0 ? 'ahead of' : 'behind'} the database's. Synchronize the clocks of both machines.`,
      );
    else this.logger.log("The clock of this process agrees with the database's again.");
  }

  async onApplicationBootstrap(): Promise<void> {
    await this.look();
    this.timer = setInterval(() => void this.look(), lookEveryMs).unref();
  }

  onApplicationShutdown(): void {
    clearInterval(this.timer);
  }
}
