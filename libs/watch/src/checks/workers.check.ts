import { Checks, type Finding, type SystemCheck } from '../conditions/system-check.decorator.js';
import { WatchDatabase } from '../watch-database.js';

interface Workers {
  running: number;
  lastSeen: Date | null;
}

/** Whether a worker runs. Without one, nothing that happens has consequences. */
@Checks({ kind: 'workers', name: 'Workers' })
export class WorkersCheck implements SystemCheck {
  constructor(private readonly database: WatchDatabase) {}

  async check(): Promise<Finding> {
    const [workers] = await this.database.read<Workers>(
      `SELECT count(*) FILTER (WHERE seen_at > clock_timestamp() - interval '1 minute')::int AS running, max(seen_at) AS "lastSeen"
         FROM worker_report`,
    );
    const { running, lastSeen } = workers!;
    if (running > 0)
      return { state: 'ok', words: running === 1 ? 'One worker is running.' : `${running} workers are running.` };
    return {
      state: 'failing',
      words: 'No worker is running. Emails, badges, scans and reminders wait. Nothing is lost.',
      remedy: 'Start a worker, and read the log of the last one to see why it stopped.',
      since: lastSeen ?? undefined,
    };
  }
}
