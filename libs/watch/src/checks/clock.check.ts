import { ClockWatch } from '#database';
import { Checks, type Finding, type SystemCheck } from '../conditions/system-check.decorator.js';
import { WatchDatabase } from '../watch-database.js';

interface WrongClock {
  offset: number;
}

/** Whether the clocks of this process and of the workers agree with the database's. */
@Checks({ kind: 'clock', name: 'Clocks', withinMs: 900 })
export class ClockCheck implements SystemCheck {
  constructor(
    private readonly own: ClockWatch,
    private readonly database: WatchDatabase,
  ) {}

  async check(): Promise<Finding> {
    const ofWorkers = await this.database.read<WrongClock>(
      `SELECT clock_offset_seconds AS offset FROM worker_report
        WHERE seen_at > clock_timestamp() - interval '2 minutes' AND abs(clock_offset_seconds) > 5`,
    );
    const wrong = [...(this.own.isOff ? [this.own.offsetSeconds] : []), ...ofWorkers.map(({ offset }) => offset)];
    const [offset] = wrong.sort((one, other) => Math.abs(other) - Math.abs(one));
    if (offset === undefined)
      return { state: 'ok', words: 'All clocks agree with the database’s to within 5 seconds.' };
    const seconds = Math.abs(offset).toLocaleString('en-US', { maximumFractionDigits: 1 });
    const whose = this.own.isOff ? 'The clock of the API' : 'The clock of a worker';
    return {
      state: 'degraded',
      words: `${whose} is ${seconds} seconds ${offset > 0 ? 'ahead of' : 'behind'} the database’s. Times in the audit trail are wrong by that much.`,
      remedy:
        'Synchronize the clocks of all machines with a time server (NTP). Leases and deadlines still go by the database’s clock.',
    };
  }
}
